import { HOUR, MINUTE } from '#lib/dates.ts';
import type { Way } from '#lib/outbox/way.ts';

/** Over half a day: what was learned yesterday is read on the page, and not in a channel. */
export const CHAT: Way = {
	name: 'chat',
	waits: [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR],
	first: 'oldest',
};
