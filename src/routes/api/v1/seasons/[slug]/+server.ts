import { answerOf, SeasonAnswer } from '#domain/projects/seasons/api-answer.ts';
import { changeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a season',
	scope: 'read',
	answers: SeasonAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await readSeason(locals.db, person, String(params.slug))),
	}),
});

export const PUT = endpoint({
	summary: 'Change a season; for its hosts. The whole of it is sent',
	scope: 'write',
	body: NewSeason,
	answers: SeasonAnswer,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await changeSeason(locals.db, person, slug, body);
		return { body: answerOf(await readSeason(locals.db, person, slug)) };
	},
});
