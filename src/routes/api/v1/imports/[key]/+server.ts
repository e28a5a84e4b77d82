import { ImportAnswer, readImport } from '#domain/bringing/api-answer.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What was found in what you sent, and how far it is brought in',
	scope: 'read',
	answers: ImportAnswer,
	act: async (person, _, { locals, params: { key = '' } }) => ({
		body: await readImport(locals.db, person, key),
	}),
});
