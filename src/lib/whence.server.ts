import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request comes from. */
export interface Origin {
	/** Network address, `command line`, or `Kintsugi` where the program acts by itself. */
	address: string;
	/** What the browser calls itself. */
	device: string;
	/** Which request it was; one that is untold is named nowhere. */
	request?: { readonly id: string; readonly untold: boolean };
}

const current = new AsyncLocalStorage<Origin>();
const ITSELF: Origin = { address: 'Kintsugi', device: '' };

/** Whatever `work` does, and calls, was asked for from there. */
export function comingFrom<T>(origin: Origin, work: () => T): T {
	return current.run(origin, work);
}

/** Where what is being done right now was asked for: no function has to hand it on. */
export function whence(): Origin {
	return current.getStore() ?? ITSELF;
}
