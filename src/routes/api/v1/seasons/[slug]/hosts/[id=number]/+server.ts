import { removeHost } from '#domain/projects/seasons/planning.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'Let somebody be no host of a season any more; everybody may step back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params: { slug = '', id } }) => {
		await removeHost(locals.db, person, slug, { personId: Number(id) });
		return {};
	},
});
