import { WordsAnswer } from '#domain/projects/seasons/api-answer.ts';
import { NewWord } from '#domain/projects/seasons/season-form.ts';
import { announce } from '#domain/projects/seasons/words.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { words } from '../words-of.server.ts';

export const POST = endpoint({
	summary: 'Announce something in a season; for its hosts',
	scope: 'write',
	body: NewWord,
	answers: WordsAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await announce(db, person, slug, body);
		return { body: await words(db, person, slug) };
	},
});
