import { dropNote } from '#domain/growth/goals/standing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Take a note on a goal of yours away, for good',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await dropNote(locals.db, person, Number(params.id), { id: Number(params.note) });
		return {};
	},
});
