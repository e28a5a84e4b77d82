import type { PageLoad } from './$types';

/** What stands on drafts alone comes with drafts, and a question that was asked without a script comes with it. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Draft: data.postmortem.stage === 'draft' ? (await import('./Draft.svelte')).default : null,
	Confirm: data.confirm === null ? null : (await import('./Confirm.svelte')).default,
});
