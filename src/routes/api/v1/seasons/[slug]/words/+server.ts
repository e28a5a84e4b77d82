import { WordsAnswer, wordsAnswer } from '#domain/projects/seasons/api-answer.ts';
import { NewWord } from '#domain/projects/seasons/season-form.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { askHosts, wordsOf } from '#domain/projects/seasons/words.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read what the hosts of a season announced, and what they were asked',
	scope: 'read',
	answers: WordsAnswer,
	act: async (person, _given, { locals, params }) => {
		const { id } = await seasonOf(locals.db.read, person, String(params.slug));
		return { body: wordsAnswer(await wordsOf(locals.db.read, id)) };
	},
});

export const POST = endpoint({
	summary: 'Ask the hosts of a season something; everybody of the workspace sees it',
	scope: 'write',
	body: NewWord,
	answers: WordsAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await askHosts(locals.db, person, slug, body);
		const { id } = await seasonOf(locals.db.read, person, slug);
		return { body: wordsAnswer(await wordsOf(locals.db.read, id)) };
	},
});
