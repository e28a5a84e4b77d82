import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { MATTERS } from '#domain/notifications/channels.ts';
import { inbox, unreadCount } from '#domain/notifications/inbox.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Told = z.object({
	id: z.int(),
	/** Such as `mention` or `review-asked`; more may come. */
	kind: z.string(),
	/** Of what it is: `mentions`, `replies`, `reviews`, `changes`, `log`, `stories`, `training`, `thanks` or `workspace`. */
	matter: z.enum(MATTERS),
	/** The same in words. */
	sentence: z.string(),
	/** Of the entry, as it is called now. */
	title: z.string(),
	reference: z.string(),
	href: z.string(),
	/** The name of who did it; null where only time passed. */
	by: z.string().nullable(),
	at: z.iso.datetime(),
	/** Put off until then, and new again from then on; null where it was not. */
	snoozedUntil: z.iso.datetime().nullable(),
	readAt: z.iso.datetime().nullable(),
});
export const GET = endpoint({
	summary: 'What you were told, the newest first',
	scope: 'read',
	query: z.object({
		/** Only what you have not read. */
		unread: z.enum(['true', 'false']).default('false'),
		/** What is put off for now, instead. */
		snoozed: z.enum(['true', 'false']).default('false'),
		limit: z.coerce.number().int().min(1).max(100).default(50),
	}),
	answers: z.object({
		items: z.array(Told),
		/** How many there are that you have not read. */
		unread: z.int(),
	}),
	act: async (person, { query }, { locals }) => {
		const told = await inbox(locals.db, person, {
			unread: query.unread === 'true',
			snoozed: query.snoozed === 'true',
			limit: query.limit,
		});
		const items = told.map(({ by, at, snoozedUntil, readAt, ...rest }): z.input<typeof Told> => ({
			...rest,
			by: by?.name ?? null,
			at: new Date(at).toISOString(),
			snoozedUntil: isoTime(snoozedUntil),
			readAt: isoTime(readAt),
		}));
		return { body: { items, unread: await unreadCount(locals.db, person) } };
	},
});
