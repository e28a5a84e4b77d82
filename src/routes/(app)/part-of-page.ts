import { updated } from '$app/state';

/**
 * What few of the pages of a kind show comes with those that do. Where it cannot be loaded, all else of the page is
 * there. Where it cannot since Kintsugi was renewed, whoever is on the way to the page gets it whole, as it is now; who is
 * there already keeps what they do there, and is told (`Renewed.svelte`).
 */
export async function orNothing<Found>(
	loading: Promise<{ default: Found }>,
	url: URL,
): Promise<Found | null> {
	try {
		return (await loading).default;
	} catch (problem) {
		// What this throws makes the framework leave for the page by itself.
		if (url.pathname !== location.pathname && (await updated.check())) throw problem;
		return null;
	}
}
