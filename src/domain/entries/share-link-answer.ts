import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
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

export function answerOfShareLink(link: ShareLink): z.output<typeof ShareLinkAnswer> {
	return {
		...link,
		createdAt: isoTime(link.createdAt),
		expiresAt: isoTime(link.expiresAt),
		endedAt: isoTime(link.endedAt),
	};
}
