import { resetTemplate } from '#domain/postmortems/templates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Give a template back the words that it came with (curators)',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await resetTemplate(locals.db, person, params.slug ?? '');
		return {};
	},
});
