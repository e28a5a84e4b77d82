import { answerAsking } from '#domain/projects/asking.server.ts';
import { AnswerForm } from '#domain/projects/pitch-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Askings, askings } from '../askings.server.ts';

export const PUT = endpoint({
	summary: 'Answer somebody who asks to join; a no needs no reason, and is told kindly',
	scope: 'write',
	body: AnswerForm.omit({ asking: true }),
	answers: Askings,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await answerAsking(db, person, number, { ...body, asking: Number(params.asking) });
		return { body: await askings(db, person, number) };
	},
});
