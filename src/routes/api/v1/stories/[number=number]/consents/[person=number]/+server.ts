import { takeOut } from '#domain/stories/consents.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Say that somebody is not in the story any more: nobody waits for their word',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeOut(locals.db, person, Number(params.number), { personId: Number(params.person) });
		return {};
	},
});
