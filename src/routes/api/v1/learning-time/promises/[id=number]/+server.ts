import { endPromise } from '#domain/projects/allowance/promises.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'End a promise today; what it came to until then stays owed',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await endPromise(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
