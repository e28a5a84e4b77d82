import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds after which whoever writes lets everybody else go first. */
const LONG = 20;

/** When this turn of the event loop began to write; null where it has not. */
let began: number | null = null;

/**
 * A file answers at once, so one transaction after another never waits for anything: for as long as they go on no
 * request is answered, no timer rings, and nothing that statements held outside of JavaScript is given back.
 */
export async function othersFirst(): Promise<void> {
	if (began === null) {
		began = performance.now();
		void nextTurn().then(() => (began = null));
	} else if (performance.now() - began > LONG) await nextTurn();
}
