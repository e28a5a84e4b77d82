import { HOUR, MINUTE } from '#lib/dates.ts';
import type { Way } from '#lib/outbox/way.ts';

/** As Standard Webhooks proposes: over three days, in which somebody finds that their program is down. */
export const WEBHOOK: Way = {
	name: 'webhook',
	waits: [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
	first: 'oldest',
};
