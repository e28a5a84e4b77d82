import type { PageLoad } from './$types';

/** What few of these pages show comes with those that do: in what the server sends, it is there from the beginning. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Draft: data.postmortem.stage === 'draft' ? await orNothing(import('./Draft.svelte')) : null,
	Confirm: data.confirm === null ? null : await orNothing(import('./Confirm.svelte')),
	Discussed: data.discussion.threads.length === 0 ? null : await orNothing(import('./Discussed.svelte')),
});

/** Where it cannot be loaded, as when the app was renewed meanwhile, all else of the page is there. */
async function orNothing<Found>(loading: Promise<{ default: Found }>): Promise<Found | null> {
	return loading.then(
		(found) => found.default,
		() => null,
	);
}
