/** Tells the worker that somebody came to this page by a link in another one: it is one to keep, as if it had been loaded. */
export function tellOpened(path: string): void {
	if (!('serviceWorker' in navigator)) return;
	navigator.serviceWorker.controller?.postMessage({ opened: path } satisfies Opened);
}

export interface Opened {
	opened: string;
}

export function openedIn(said: unknown): string | null {
	const { opened } = (said ?? {}) as Partial<Opened>;
	return typeof opened === 'string' && opened.startsWith('/') && !opened.startsWith('//') ? opened : null;
}
