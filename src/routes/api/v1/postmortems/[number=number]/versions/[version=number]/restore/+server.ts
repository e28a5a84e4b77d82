import { answerOf, PostmortemAnswer } from '#domain/postmortems/answer.ts';
import { restoreVersion } from '#domain/postmortems/comparing/restoring.server.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Write an old version once more, as a new one; who may read it stays as it is',
	scope: 'write',
	answers: PostmortemAnswer,
	act: async (person, _given, { locals: { db }, params }) => {
		const number = Number(params.number);
		await restoreVersion(db, person, { number, version: Number(params.version) });
		return { body: answerOf(await read(db, person, number)) };
	},
});
