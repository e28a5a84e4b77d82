const KEY = 'kintsugi:reads-offline';

/** Whether this browser keeps what is read in it: one on a telephone, one that has it as an app, or one that was asked to. */
export function keepsReading(): boolean {
	return matchMedia('(pointer: coarse)').matches || isInstalled() || isAskedTo();
}

export const isInstalled = () => matchMedia('(display-mode: standalone)').matches;

export function isAskedTo(): boolean {
	try {
		return localStorage.getItem(KEY) === 'yes';
	} catch {
		return false;
	}
}

export function askTo(keep: boolean): void {
	try {
		if (keep) localStorage.setItem(KEY, 'yes');
		else localStorage.removeItem(KEY);
	} catch {
		// A browser that remembers nothing keeps nothing.
	}
}
