import { PeopleAnswer } from '#domain/training/enrolling/api-answer.ts';
import { peopleOf } from '#domain/training/enrolling/organisers.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary:
		'How far a course has come, for whoever organises it: of groups, and by name only where it is required',
	scope: 'read',
	answers: PeopleAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await peopleOf(locals.db, person, Number(params.number)),
	}),
});
