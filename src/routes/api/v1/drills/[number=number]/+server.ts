import { answerOf, DrillAnswer } from '#domain/training/drills/api-answer.ts';
import { drillWith } from '#domain/training/drills/listing.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read about a drill: what it replays, how often it was played, how many lessons came of it',
	scope: 'read',
	answers: DrillAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf((await drillWith(locals.db, person, Number(params.number))) ?? missing('This drill')),
	}),
});
