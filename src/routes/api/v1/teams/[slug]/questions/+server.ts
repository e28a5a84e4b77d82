import { addQuestion } from '#domain/log/questions.server.ts';
import { NewQuestion } from '#domain/log/rhythm-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Bank, bank } from './bank-answer.server.ts';

export const GET = endpoint({
	summary: 'What a team may be asked beside what it learned',
	scope: 'read',
	answers: Bank,
	act: async (person, _, { locals, params }) => ({ body: await bank(locals.db, person, params.slug ?? '') }),
});

export const POST = endpoint({
	summary: 'Add a question of a team’s own',
	scope: 'write',
	body: NewQuestion,
	answers: Bank,
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await addQuestion(db, person, slug, body);
		return { body: await bank(db, person, slug) };
	},
});
