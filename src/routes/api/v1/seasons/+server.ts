import { z } from 'zod';
import {
	answerOf,
	ListedSeasonAnswer,
	listedAnswer,
	SeasonAnswer,
} from '#domain/projects/seasons/api-answer.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { listSeasons, readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List hack weeks and lanes, those that begin last first; what is put away as well',
	scope: 'read',
	answers: z.object({ items: z.array(ListedSeasonAnswer) }),
	act: async (person, _given, { locals }) => {
		const all = await listSeasons(locals.db, person, { archived: true });
		return { body: { items: all.map(listedAnswer) } };
	},
});

export const POST = endpoint({
	summary: 'Begin a hack week or a lane; for curators and administrators',
	scope: 'write',
	body: NewSeason,
	answers: SeasonAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { slug } = await makeSeason(locals.db, person, body);
		const made = answerOf(await readSeason(locals.db, person, slug));
		return { body: made, headers: { location: `/api/v1/seasons/${slug}` } };
	},
});
