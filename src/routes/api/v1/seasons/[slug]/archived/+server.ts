import { archive, bringBack } from '#domain/projects/seasons/planning.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Put a season away; what was done in it stays. For its hosts',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await archive(locals.db, person, params.slug ?? '');
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Bring back a season that was put away',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await bringBack(locals.db, person, params.slug ?? '');
		return {};
	},
});
