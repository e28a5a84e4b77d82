import { OwnAnswer, ownAnswer } from '#domain/growth/applying/api-answer.ts';
import { withdraw } from '#domain/growth/applying/applying.server.ts';
import { ownApplications } from '#domain/growth/applying/mine.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read an application of your own, and where it stands',
	scope: 'read',
	answers: OwnAnswer,
	act: async (person, _given, { locals: { db }, params }) => {
		const mine = await ownApplications(db.read, person);
		return {
			body: ownAnswer(mine.find(({ id }) => id === Number(params.id)) ?? missing('What you asked for')),
		};
	},
});

export const DELETE = endpoint({
	summary: 'Withdraw an application of your own. No reason is asked for',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals: { db }, params }) => {
		await withdraw(db, person, Number(params.id));
		return {};
	},
});
