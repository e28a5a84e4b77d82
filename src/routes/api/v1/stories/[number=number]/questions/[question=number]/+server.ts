import { QuestionAnswer } from '#domain/stories/asking.ts';
import { answer, takeBackQuestion } from '#domain/stories/questions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Questions, questions } from '../questions.server.ts';

export const PUT = endpoint({
	summary: 'Answer a question about a story of yours; everybody who reads it reads the answer',
	scope: 'write',
	body: QuestionAnswer.omit({ question: true }),
	answers: Questions,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await answer(db, person, number, { ...body, question: Number(params.question) });
		return { body: await questions(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a question of yours back, answered or not',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		const question = Number(params.question);
		await takeBackQuestion(locals.db, person, Number(params.number), { question });
		return {};
	},
});
