import { z } from 'zod';
import { LESSON_STATES } from './standing.ts';

export const LESSON_CHANGES = ['none', 'some', 'made'] as const;
/** Whether anything follows from a lesson: nothing yet, something planned or made, something made. */
export type LessonChanges = (typeof LESSON_CHANGES)[number];
export const LESSON_CHANGES_NAMES: Record<LessonChanges, string> = {
	none: 'No change yet',
	some: 'With a change',
	made: 'Changed something',
};

export const LessonQuery = z.object({
	q: z.string().trim().max(400, 'A search can be 400 characters at the most.').default(''),
	state: z.enum(LESSON_STATES).optional(),
	/** By name. */
	topic: z.string().max(80).optional(),
	/** By slug. */
	team: z.string().max(120).optional(),
	changes: z.enum(LESSON_CHANGES).optional(),
	cursor: z
		.string()
		.regex(/^\d{1,15}_\d{1,12}$/, 'That page is not here any more. Begin at the first one.')
		.optional(),
	limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type LessonQuery = z.output<typeof LessonQuery>;
