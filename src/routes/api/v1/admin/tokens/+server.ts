import { z } from 'zod';
import { everyToken } from '#domain/accounts/tokens.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TokenAnswer, tokenAnswer } from '../../token-answer.ts';

export const GET = endpoint({
	summary: 'Every token that still opens something, and whose it is; for administrators',
	scope: 'read',
	answers: z.object({
		items: z.array(TokenAnswer.extend({ owner: z.object({ id: z.int(), name: z.string() }) })),
	}),
	act: async (person, _, { locals }) => {
		const tokens = await everyToken(locals.db, person);
		return { body: { items: tokens.map((one) => ({ ...tokenAnswer(one), owner: one.owner })) } };
	},
});
