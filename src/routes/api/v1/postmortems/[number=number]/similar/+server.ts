import { Surroundings, surroundings } from '#domain/postmortems/surroundings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What is like a post-mortem, with the reason, and what its texts and others link',
	scope: 'read',
	answers: Surroundings,
	act: async (person, _given, { locals, params }) => ({
		body: await surroundings(locals.db, person, Number(params.number)),
	}),
});
