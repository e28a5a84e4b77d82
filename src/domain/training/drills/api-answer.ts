import { z } from 'zod';
import { hrefOf, reference } from '../../entries/kinds.ts';
import type { ListedDrill } from './listing.server.ts';

/** A drill as the API answers it. What somebody said in one is in no answer. */
export const DrillAnswer = z.object({
	id: z.int(),
	href: z.string(),
	title: z.string(),
	steps: z.int(),
	/** The post-mortem that it replays: `PM-131`. */
	of: z.object({ number: z.int(), reference: z.string(), href: z.string(), title: z.string() }),
	/** How often it was played to its end, and when last. */
	times: z.int(),
	lastAt: z.iso.datetime().nullable(),
	/** How many lessons came of it, of those that you may read. */
	lessons: z.int(),
});

export function answerOf({
	id,
	title,
	steps,
	number,
	of,
	times,
	lastAt,
	lessons,
}: ListedDrill): z.input<typeof DrillAnswer> {
	return {
		...{ id, title, steps, times, lessons },
		href: `/training/drills/${id}`,
		of: {
			number,
			title: of,
			reference: reference('postmortem', number),
			href: hrefOf('postmortem', number),
		},
		lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
	};
}
