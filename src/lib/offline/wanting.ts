/** A cache of this name is there where the browser keeps what is read in it: the worker has no other way to know. */
export const WANTED = 'kintsugi-reads';
const KEY = 'kintsugi:reads-offline';

/** Whether this browser keeps what is read in it. What somebody said counts; else telephones do, and where it is an app. */
export function keepsReading(): boolean {
	return said() ?? (matchMedia('(pointer: coarse)').matches || isInstalled());
}

export const isInstalled = () => matchMedia('(display-mode: standalone)').matches;

/** Has the worker know it. */
export async function tellWanted(): Promise<void> {
	if (!('caches' in window)) return;
	if (keepsReading()) await caches.open(WANTED);
	else await caches.delete(WANTED);
}

export async function askTo(keep: boolean): Promise<void> {
	try {
		localStorage.setItem(KEY, keep ? 'yes' : 'no');
	} catch {
		// A browser that remembers nothing does what others of its kind do.
	}
	await tellWanted();
}

function said(): boolean | null {
	try {
		const found = localStorage.getItem(KEY);
		return found === null ? null : found === 'yes';
	} catch {
		return null;
	}
}
