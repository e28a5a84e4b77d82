import { dropTime } from '#domain/projects/allowance/noting.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Remove something that you noted of your learning time',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await dropTime(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
