import { callOff } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Call a talk night or a reading club off',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await callOff(locals.db, person, Number(params.id));
		return {};
	},
});
