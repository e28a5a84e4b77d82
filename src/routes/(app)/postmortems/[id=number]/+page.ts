import type { PageLoad } from './$types';

/** What few of these pages show comes with those that do: in what the server sends, it is there from the beginning. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Draft: data.postmortem.stage === 'draft' ? (await import('./Draft.svelte')).default : null,
	Confirm: data.confirm === null ? null : (await import('./Confirm.svelte')).default,
	Discussed: data.discussion.threads.length === 0 ? null : (await import('./Discussed.svelte')).default,
});
