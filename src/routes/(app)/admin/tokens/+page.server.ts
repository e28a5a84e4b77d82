import { z } from 'zod';
import { TOKEN_PATTERN } from '#domain/accounts/token-shape.ts';
import { everyToken, revokeAnyToken } from '#domain/accounts/tokens.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	tokens: await everyToken(event.locals.db, signedIn(event)),
	pattern: TOKEN_PATTERN,
});

export const actions: Actions = {
	revoke: form(z.object({ id: z.coerce.number().int() }), async (person, input, { locals }) => {
		await revokeAnyToken(locals.db, person, input);
	}),
};
