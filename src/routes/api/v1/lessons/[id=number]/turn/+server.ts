import { answerOfLesson, LessonAnswer } from '#domain/lessons/lesson-answer.ts';
import { lessonWith } from '#domain/lessons/lesson-rows.server.ts';
import { Turn } from '#domain/lessons/turning.ts';
import { turn } from '#domain/lessons/turning.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say how a lesson stands: standing, superseded by another one, no-longer-true, fresh again',
	scope: 'write',
	body: Turn,
	answers: LessonAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const id = Number(params.id);
		await turn(locals.db, person, id, body);
		return { body: answerOfLesson(await lessonWith(locals.db, person, id)) };
	},
});
