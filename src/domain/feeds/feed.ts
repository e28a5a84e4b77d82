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

export const FEED_KINDS = ['everything', 'team', 'topic', 'search', 'calendar'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** As a form sends it: every field, of which one counts. */
export const NewFeed = z
	.object({
		kind: z.enum(FEED_KINDS),
		team: z.string().trim().max(120).default(''),
		topic: z.string().trim().max(120, 'A topic can be 120 characters at the most.').default(''),
		query: z.string().trim().max(400, 'A search can be 400 characters at the most.').default(''),
	})
	.superRefine((given, context) => {
		const lacking = LACKING[given.kind];
		if (lacking && given[lacking.field] === '') {
			context.addIssue({ code: 'custom', path: [lacking.field], message: lacking.says, input: '' });
		}
	})
	.transform(({ kind, team, topic, query }): FeedOf => {
		if (kind === 'team') return { kind, team };
		if (kind === 'topic') return { kind, topic };
		if (kind === 'search') return { kind, query };
		return { kind };
	});

const LACKING: Partial<Record<FeedKind, { field: 'team' | 'topic' | 'query'; says: string }>> = {
	team: { field: 'team', says: 'Choose the team.' },
	topic: { field: 'topic', says: 'Which topic?' },
	search: { field: 'query', says: 'What is searched for?' },
};

/** How a feed can be asked for: the ending of its address. */
export const FEED_FORMATS = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];
export const CALENDAR_FORMAT = 'ics';
