import { readVersionOf } from '#domain/postmortems/past.server.ts';
import { VersionAnswer, versionAnswer } from '#domain/postmortems/version-answer.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'One version of a post-mortem, as it was saved',
	scope: 'read',
	answers: VersionAnswer,
	act: async (person, _given, { locals, params }) => {
		const which = { number: Number(params.number), version: Number(params.version) };
		return { body: versionAnswer(await readVersionOf(locals.db, person, which)) };
	},
});
