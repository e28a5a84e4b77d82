import { answer } from '#domain/growth/applying/answering.server.ts';
import { ApplicationAnswer } from '#domain/growth/applying/application.ts';
import { openingOf } from '#domain/growth/applying/asked-of.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Answer somebody who asked for an opening: yes, or not this time with a reason',
	scope: 'write',
	body: ApplicationAnswer,
	answers: null,
	status: 204,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await answer(db, person, await openingOf(db.read, person, id), { ...body, id });
		return {};
	},
});
