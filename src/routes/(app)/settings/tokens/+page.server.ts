import { z } from 'zod';
import { makeToken, NewToken, revokeToken, tokensOf } from '#domain/accounts/tokens.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { tokens: await tokensOf(event.locals.db, person) };
};

const Token = NewToken.extend({
	scopes: NewToken.shape.scopes.catch([]).pipe(NewToken.shape.scopes),
	days: noneOr(NewToken.shape.days),
});

export const actions: Actions = {
	makeToken: form(Token, async (person, input, { locals }) => ({
		token: await makeToken(locals.db, person, input),
		named: input.name,
	})),

	revokeToken: form(z.object({ id: z.coerce.number().int() }), (person, input, { locals }) =>
		revokeToken(locals.db, person, input),
	),
};
