import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { LESSON_STATES } from '../lessons/standing.ts';
import { MOST_A_WEEK } from './wish.ts';
import type { KeptLesson } from './keeping.server.ts';
import type { Meeting } from './meeting.server.ts';

/** What somebody keeps and meets now, for a program of theirs. */
export const RecallAnswer = z.object({
	/** Null where nothing is due, the week's handful is met, or they stopped. */
	card: z
		.object({
			lesson: z.int(),
			question: z.string(),
			text: z.string(),
			/** The lesson that says it now: itself, or the one that says it better. */
			saidBy: z.int(),
			reference: z.string(),
		})
		.nullable(),
	nextAt: z.iso.datetime().nullable(),
	stopped: z.boolean(),
	aWeek: z.int().min(1).max(MOST_A_WEEK),
	kept: z.array(
		z.object({
			lesson: z.int(),
			text: z.string(),
			state: z.enum(LESSON_STATES),
			keptAt: z.iso.datetime(),
			/** Null for what is no longer true. */
			dueAt: z.iso.datetime().nullable(),
		}),
	),
});

export function answerOfRecall(
	{ card, nextAt, stopped, aWeek }: Meeting,
	kept: readonly KeptLesson[],
): z.input<typeof RecallAnswer> {
	return {
		card: card && {
			lesson: card.lesson,
			question: card.question,
			text: card.text,
			saidBy: card.saidBy,
			reference: card.source.named.replace('\u2011', '-'),
		},
		nextAt: isoTime(nextAt),
		stopped,
		aWeek,
		kept: kept.map(({ lesson, text, state, keptAt, dueAt }) => ({
			lesson,
			text,
			state,
			keptAt: new Date(keptAt).toISOString(),
			dueAt: isoTime(dueAt),
		})),
	};
}
