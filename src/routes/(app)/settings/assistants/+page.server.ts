import { z } from 'zod';
import { makeToken, NewToken } from '#domain/accounts/tokens.server.ts';
import { TOOLS } from '#domain/assistants/tools.server.ts';
import { environment } from '#lib/environment.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	return {
		address: `${environment().origin ?? event.url.origin}/mcp`,
		tools: TOOLS.map(({ name, title, scope }) => ({ name, title, scope })),
	};
};

const Connected = z.object({
	name: NewToken.shape.name,
	may: z.enum(['read', 'write'], 'Choose what it may do.'),
	days: noneOr(NewToken.shape.days),
});

export const actions: Actions = {
	make: form(Connected, async (person, { name, may, days }, { locals }) => {
		const scopes = may === 'write' ? (['read', 'write'] as const) : (['read'] as const);
		return { token: await makeToken(locals.db, person, { name, days, scopes: [...scopes] }), named: name };
	}),
};
