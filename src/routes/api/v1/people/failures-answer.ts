import { z } from 'zod';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import type { FailureCv } from '#domain/stories/shelves/failures.server.ts';

export const FailuresAnswer = z.object({
	person: z.object({ id: z.int(), name: z.string() }),
	/** The newest year first, and in each year in the order of whoever wrote them. */
	lines: z.array(
		z.object({
			id: z.int(),
			year: z.int(),
			text: z.string(),
			learned: z.string(),
			/** The story that tells it whole, where you may read that. */
			story: z.object({ reference: z.string(), title: z.string(), href: z.string() }).nullable(),
		}),
	),
});

export const failuresAnswer = ({ person, lines }: FailureCv): z.input<typeof FailuresAnswer> => ({
	person,
	lines: lines.map(({ story, ...line }) => ({
		...line,
		story: story && {
			reference: reference('story', story.number),
			title: story.title,
			href: hrefOf('story', story.number),
		},
	})),
});
