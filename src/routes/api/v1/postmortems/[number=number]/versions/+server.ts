import { pastOf } from '#domain/postmortems/past.server.ts';
import { VersionList, versionsAnswer } from '#domain/postmortems/version-answer.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'The versions of a post-mortem, the newest first',
	scope: 'read',
	answers: VersionList,
	act: async (person, _given, { locals, params }) => ({
		body: versionsAnswer(await pastOf(locals.db, person, Number(params.number))),
	}),
});
