import { z } from 'zod';
import { answerOfLesson, LessonAnswer } from '#domain/lessons/lesson-answer.ts';
import { listLessons } from '#domain/lessons/listing.server.ts';
import { LessonQuery } from '#domain/lessons/listing.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Lessons you may read, the newest first: by words, state, topic, team, with or without a change',
	scope: 'read',
	query: LessonQuery,
	answers: z.object({
		items: z.array(LessonAnswer),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, next } = await listLessons(locals.db, person, query);
		return { body: { items: items.map(answerOfLesson), next } };
	},
});
