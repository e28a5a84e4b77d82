import { SHELF } from '#lib/offline/shelf.ts';

/**
 * Whether anything that was written in this browser may wait for the server: something is kept here, or this is a page
 * on which one writes, and where there may be no network when it has to be looked for.
 */
export async function mayHaveUnsent(path: string): Promise<boolean> {
	if (/\/(edit|new)$/.test(path) || document.querySelector('[data-log-composer]')) return true;
	try {
		if (Object.keys(localStorage).some((key) => key.startsWith('kintsugi:writing'))) return true;
		return (await indexedDB.databases()).some(({ name }) => name === SHELF);
	} catch {
		// A browser that does not say so is asked in full.
		return true;
	}
}
