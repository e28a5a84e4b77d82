import { setInterest } from '#domain/projects/following.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say that you think of joining: for yourself alone, and told to nobody',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await setInterest(locals.db, person, Number(params.number), true);
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Think of joining a project no more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await setInterest(locals.db, person, Number(params.number), false);
		return {};
	},
});
