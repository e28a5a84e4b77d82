import { answerOfLesson, LessonAnswer } from '#domain/lessons/lesson-answer.ts';
import { lessonWith } from '#domain/lessons/lesson-rows.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'A lesson: how it stands, what follows from it, what its readers say of it',
	scope: 'read',
	answers: LessonAnswer,
	act: async (person, _, { locals, params }) => ({
		body: answerOfLesson(await lessonWith(locals.db, person, Number(params.id))),
	}),
});
