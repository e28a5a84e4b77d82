import { z } from 'zod';

/** What a feed is of. A calendar holds reviews, rhythms and what is due. */
export const FeedOf = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('everything') }),
	z.object({ kind: z.literal('team'), team: z.string().max(120) }),
	z.object({ kind: z.literal('topic'), topic: z.string().max(120) }),
	z.object({ kind: z.literal('search'), query: z.string().max(500) }),
	z.object({ kind: z.literal('calendar') }),
]);
export type FeedOf = z.output<typeof FeedOf>;
