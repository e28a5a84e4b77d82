import { z } from 'zod';
import { tokensOf } from '#domain/accounts/tokens.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TokenAnswer, tokenAnswer } from '../../token-answer.ts';

export const GET = endpoint({
	summary: 'Your own tokens; they are made in your settings, by a person',
	scope: 'read',
	answers: z.object({ items: z.array(TokenAnswer) }),
	act: async (person, _, { locals }) => ({
		body: { items: (await tokensOf(locals.db, person)).map(tokenAnswer) },
	}),
});
