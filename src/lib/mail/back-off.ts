import { HOUR, MINUTE } from '../dates.ts';

/** How long after each failure it is tried again: over nearly a day, for a mail server that somebody has to mend. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR, 10 * HOUR];

export const LONGEST_WAIT = Math.max(...WAITS);
export const MOST_TRIES = WAITS.length + 1;

/** @returns how long to wait after so many tries; null where that was the last one */
export function waitAfter(tries: number): number | null {
	return WAITS[tries - 1] ?? null;
}
