import { z } from 'zod';
import { inbox, unreadCount } from '#domain/notifications/inbox.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Told = z.object({
	id: z.int(),
	/** Such as `mention` or `review-asked`; more may come. */
	kind: z.string(),
	/** The same in words. */
	sentence: z.string(),
	/** Of the entry, as it is called now. */
	title: z.string(),
	reference: z.string(),
	href: z.string(),
	/** The name of who did it; null where only time passed. */
	by: z.string().nullable(),
	at: z.iso.datetime(),
	readAt: z.iso.datetime().nullable(),
});
const iso = (at: number) => new Date(at).toISOString();

export const GET = endpoint({
	summary: 'What you were told, the newest first',
	scope: 'read',
	query: z.object({
		/** Only what you have not read. */
		unread: z.enum(['true', 'false']).default('false'),
		limit: z.coerce.number().int().min(1).max(100).default(50),
	}),
	answers: z.object({
		items: z.array(Told),
		/** How many there are that you have not read. */
		unread: z.int(),
	}),
	act: async (person, { query }, { locals }) => {
		const told = await inbox(locals.db, person, { unread: query.unread === 'true', limit: query.limit });
		const items = told.map(({ by, at, readAt, ...rest }): z.input<typeof Told> => ({
			...rest,
			by: by?.name ?? null,
			at: iso(at),
			readAt: readAt === null ? null : iso(readAt),
		}));
		return { body: { items, unread: await unreadCount(locals.db, person) } };
	},
});
