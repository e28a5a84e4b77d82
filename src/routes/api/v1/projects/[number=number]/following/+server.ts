import { setFollowing } from '#domain/projects/following.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Hear what happens on a project',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await setFollowing(locals.db, person, Number(params.number), true);
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Hear of a project no more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await setFollowing(locals.db, person, Number(params.number), false);
		return {};
	},
});
