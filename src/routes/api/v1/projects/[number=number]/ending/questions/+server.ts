import { EndingAnswer, endingAnswer } from '#domain/projects/endings/api-answer.ts';
import { Answer } from '#domain/projects/endings/ending.ts';
import { answerQuestion } from '#domain/projects/endings/questions.server.ts';
import { readEnding } from '#domain/projects/endings/shown.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Answer what was asked some time after a project ended: what became of it',
	scope: 'write',
	body: Answer,
	answers: EndingAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await answerQuestion(db, person, number, body);
		return { body: endingAnswer(await readEnding(db, person, number)) };
	},
});
