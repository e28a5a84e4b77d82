import { releasedAnswer, ReleasedRoundAnswer } from '#domain/pulse/api-answer.ts';
import { releasedOf } from '#domain/pulse/results.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'A round of the pulse, with what was released when it closed; nothing more is told to anybody',
	scope: 'read',
	answers: ReleasedRoundAnswer,
	act: async (person, _given, { locals, params }) => {
		const { round, released } = await releasedOf(locals.db, person, Number(params.number));
		return { body: releasedAnswer(round, released) };
	},
});
