import { retireTemplate } from '#domain/postmortems/templates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Offer a template again (curators)',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '' } }) => {
		await retireTemplate(locals.db, person, { slug, retired: false });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Offer a template no longer; what was written with it keeps its questions (curators)',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '' } }) => {
		await retireTemplate(locals.db, person, { slug, retired: true });
		return {};
	},
});
