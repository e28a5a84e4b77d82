import { endLeave } from '#domain/log/days-off.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Take leave of yours back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await endLeave(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
