import { z } from 'zod';
import { findLesson } from '#domain/lessons/finding.server.ts';
import { answerOfLesson, LessonAnswer } from '#domain/lessons/lesson-answer.ts';
import { lessonWith } from '#domain/lessons/lesson-rows.server.ts';
import { sayChanged, sayHelped, saySaw, takeBack } from '#domain/lessons/thanks.server.ts';
import { Changed, COUNTED_THANKS, THANKS_KINDS } from '#domain/lessons/thanks.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say that a lesson helped you, that you saw the same, or what you do differently since',
	scope: 'write',
	body: z.discriminatedUnion('kind', [
		z.object({ kind: z.enum(COUNTED_THANKS) }),
		Changed.omit({ lesson: true }).extend({ kind: z.literal('changed') }),
	]),
	answers: LessonAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const { lesson, entry } = await findLesson(db.read, person, Number(params.id));
		const on = { lesson: lesson.id };
		if (body.kind === 'changed') await sayChanged(db, person, entry, { ...on, sentence: body.sentence });
		else if (body.kind === 'helped') await sayHelped(db, person, entry, on);
		else await saySaw(db, person, entry, on);
		return { body: answerOfLesson(await lessonWith(db, person, lesson.id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Take back what you said of a lesson',
	scope: 'write',
	query: z.object({ kind: z.enum(THANKS_KINDS) }),
	answers: null,
	status: 204,
	act: async (person, { query }, { locals: { db }, params }) => {
		const { lesson, entry } = await findLesson(db.read, person, Number(params.id));
		await takeBack(db, person, entry, { ...query, lesson: lesson.id });
		return {};
	},
});
