import { z } from 'zod';
import { roundAnswer, RoundAnswer } from '#domain/pulse/api-answer.ts';
import { listRounds } from '#domain/pulse/rounds.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

// Nobody answers over the API: a token is a name, programs that hold one are logged where they run, and what is sent
// from there could be kept there. What somebody answers is typed by them, on the page with the promise.
export const GET = endpoint({
	summary:
		'The rounds of the pulse, the latest first. They are answered on their page alone: a program that sends answers would know them',
	scope: 'read',
	answers: z.object({ items: z.array(RoundAnswer) }),
	act: async (person, _given, { locals }) => ({
		body: { items: (await listRounds(locals.db, person)).map(roundAnswer) },
	}),
});
