import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { ShowAnswer, showAnswer, SlotSent } from '#domain/projects/shows/api-answer.ts';
import { bring, programmeOf } from '#domain/projects/shows/programme.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read what is shown at the end of a season, in its order',
	scope: 'read',
	answers: ShowAnswer,
	act: async (person, _given, { locals, params }) => {
		const { id } = await seasonOf(locals.db.read, person, String(params.slug));
		return { body: showAnswer(await programmeOf(locals.db.read, person, id)) };
	},
});

export const POST = endpoint({
	summary: 'Bring a project that one works on into the show; sent again, minutes and recording change',
	scope: 'write',
	body: SlotSent,
	answers: ShowAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await bring(locals.db, person, slug, body);
		const { id } = await seasonOf(locals.db.read, person, slug);
		return { body: showAnswer(await programmeOf(locals.db.read, person, id)) };
	},
});
