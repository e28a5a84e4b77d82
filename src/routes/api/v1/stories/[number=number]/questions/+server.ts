import { AskedQuestion } from '#domain/stories/asking.ts';
import { ask } from '#domain/stories/questions.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Questions, questions } from './questions.server.ts';

export const GET = endpoint({
	summary: 'What readers asked the author of a story: what is answered, and what is yours',
	scope: 'read',
	answers: Questions,
	act: async (person, _given, { locals, params }) => ({
		body: await questions(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Ask the author of a story; nobody else learns of it until it is answered',
	scope: 'write',
	body: AskedQuestion,
	answers: Questions,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await ask(db, person, number, body);
		return { body: await questions(db, person, number) };
	},
});
