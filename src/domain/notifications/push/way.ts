import { MINUTE } from '#lib/dates.ts';
import type { Way } from '#lib/outbox/way.ts';

/** Messages to browsers, by the services that their makers run. After an hour it is no news that has to reach for anybody. */
export const PUSH: Way = {
	name: 'push',
	waits: [MINUTE, 4 * MINUTE, 15 * MINUTE, 40 * MINUTE],
	first: 'newest',
};
