import { readFailures } from '#domain/stories/shelves/failures.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { FailuresAnswer, failuresAnswer } from '../../failures-answer.ts';

export const GET = endpoint({
	summary: 'The failure CV of somebody who leads',
	scope: 'read',
	answers: FailuresAnswer,
	act: async (person, _, { locals, params }) => ({
		body: failuresAnswer(await readFailures(locals.db, person, Number(params.id))),
	}),
});
