import { NewCommitment } from '#domain/stories/asking.ts';
import { commit } from '#domain/stories/commitments.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Commitments, commitments } from './commitments.server.ts';

export const GET = endpoint({
	summary: 'What the author of a story took on, the first day first',
	scope: 'read',
	answers: Commitments,
	act: async (person, _given, { locals, params }) => ({
		body: await commitments(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Take something on in a story of yours, with the day on which you report back',
	scope: 'write',
	body: NewCommitment,
	answers: Commitments,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await commit(db, person, number, body);
		return { body: await commitments(db, person, number) };
	},
});
