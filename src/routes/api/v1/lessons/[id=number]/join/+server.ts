import { answerOfLesson, LessonAnswer } from '#domain/lessons/lesson-answer.ts';
import { lessonWith } from '#domain/lessons/lesson-rows.server.ts';
import { Joining } from '#domain/lessons/turning.ts';
import { joinAsOne } from '#domain/lessons/turning.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say that other lessons say the same as this one: they lead on to it',
	scope: 'write',
	body: Joining,
	answers: LessonAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await joinAsOne(db, person, id, body);
		return { body: answerOfLesson(await lessonWith(db, person, id)) };
	},
});
