import { answerOfOne, OneChangeAnswer } from '#domain/changes/change-answer.ts';
import { Looked } from '#domain/changes/change.ts';
import { check } from '#domain/changes/checking.server.ts';
import { readChange } from '#domain/changes/reading.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say whether a change held: held, partly, did-not (with a sentence), cannot-tell',
	scope: 'write',
	body: Looked,
	answers: OneChangeAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const id = Number(params.id);
		await check(locals.db, person, id, body);
		return { body: answerOfOne(await readChange(locals.db, person, id)) };
	},
});
