import { WordsAnswer } from '#domain/projects/seasons/api-answer.ts';
import { Answered } from '#domain/projects/seasons/season-form.ts';
import { answerQuestion, takeDown } from '#domain/projects/seasons/words.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { words } from '../../words-of.server.ts';

export const PUT = endpoint({
	summary: 'Answer what was asked in a season; for its hosts',
	scope: 'write',
	body: Answered.omit({ id: true }),
	answers: WordsAnswer,
	act: async (person, { body }, { locals: { db }, params: { slug = '', id } }) => {
		await answerQuestion(db, person, slug, { ...body, id: Number(id) });
		return { body: await words(db, person, slug) };
	},
});

export const DELETE = endpoint({
	summary: 'Take down what was announced or asked; for whoever said it, and for hosts',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params: { slug = '', id } }) => {
		await takeDown(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});
