import { z } from 'zod';
import { bringBack, snooze } from '#domain/notifications/marking.server.ts';
import { SNOOZES } from '#domain/notifications/snooze.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Put off what you were told, on your own clock: it comes back as new',
	scope: 'write',
	body: z.object({
		ids: z.array(z.int().positive()).min(1).max(100),
		/** `evening` is 18:00; the others are 9:00. `now` brings it back. */
		until: z.enum([...SNOOZES, 'now']),
	}),
	answers: z.object({
		/** Null where it was brought back. */
		until: z.iso.datetime().nullable(),
	}),
	act: async (person, { body: { ids, until } }, { locals }) => {
		if (until === 'now') {
			await bringBack(locals.db, person, { ids });
			return { body: { until: null } };
		}
		const at = await snooze(locals.db, person, { ids, until });
		return { body: { until: new Date(at).toISOString() } };
	},
});
