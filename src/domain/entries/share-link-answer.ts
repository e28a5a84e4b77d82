import { z } from 'zod';
import type { ShareLink } from './share-links.server.ts';

const Moment = z.iso.datetime();

/** A link for people elsewhere, for a program. Its address is in the answer that made it, and in no other. */
export const ShareLinkAnswer = z.object({
	id: z.int(),
	/** The post-mortem itself, or the text for customers alone. */
	shows: z.enum(['entry', 'customers']),
	recipient: z.string(),
	createdBy: z.string(),
	createdAt: Moment,
	expiresAt: Moment,
	endedAt: Moment.nullable(),
	/** Null where it ended because fewer people were to read the post-mortem. */
	endedBy: z.string().nullable(),
	opens: z.int(),
	lastOpenedDay: z.iso.date().nullable(),
});

const iso = (at: number) => new Date(at).toISOString();

export function answerOfShareLink(link: ShareLink): z.output<typeof ShareLinkAnswer> {
	return {
		...link,
		createdAt: iso(link.createdAt),
		expiresAt: iso(link.expiresAt),
		endedAt: link.endedAt === null ? null : iso(link.endedAt),
	};
}
