import { z } from 'zod';
import { FEED_KINDS } from '#domain/feeds/feed.ts';
import type { feedsOf } from '#domain/feeds/feeds.server.ts';

export const FeedAnswer = z.object({
	id: z.int(),
	kind: z.enum(FEED_KINDS),
	/** What it is of, in words. */
	says: z.string(),
	createdAt: z.iso.datetime(),
	/** The day on which it was asked last. */
	lastAskedDay: z.string().nullable(),
});

type Feed = Awaited<ReturnType<typeof feedsOf>>[number];

export function feedAnswer({ id, of, says, createdAt, lastAskedDay }: Feed): z.input<typeof FeedAnswer> {
	return { id, kind: of.kind, says, createdAt: new Date(createdAt).toISOString(), lastAskedDay };
}
