import { answerOf, SeasonAnswer } from '#domain/projects/seasons/api-answer.ts';
import { addHost } from '#domain/projects/seasons/planning.server.ts';
import { Host } from '#domain/projects/seasons/season-form.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Make somebody a host of a season, by their name or address; for its hosts',
	scope: 'write',
	body: Host,
	answers: SeasonAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await addHost(db, person, slug, body);
		return { body: answerOf(await readSeason(db, person, slug)) };
	},
});
