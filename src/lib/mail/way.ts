import { HOUR, MINUTE } from '../dates.ts';
import type { Way } from '../outbox/way.ts';

/** Tried over nearly a day, for a mail server that somebody has to mend. */
export const MAIL: Way = {
	name: 'mail',
	waits: [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR, 10 * HOUR],
	first: 'newest',
};
