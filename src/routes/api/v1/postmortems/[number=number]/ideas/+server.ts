import { ParkedIdea } from '#domain/postmortems/meeting/idea.ts';
import { park, readIdeas } from '#domain/postmortems/meeting/ideas.server.ts';
import { IdeasAnswer, ideasAnswerOf } from '#domain/postmortems/meeting/meeting-answer.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Ideas for fixes that were parked, and what came of them',
	scope: 'read',
	answers: IdeasAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: ideasAnswerOf(await readIdeas(locals.db, person, Number(params.number))),
	}),
});

export const POST = endpoint({
	summary: 'Park an idea: it rests for some working days before it can become a change',
	scope: 'write',
	body: ParkedIdea,
	answers: IdeasAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await park(locals.db, person, number, body);
		return { body: ideasAnswerOf(await readIdeas(locals.db, person, number)) };
	},
});
