import { z } from 'zod';
import { lastTry, tryNow } from '#domain/pulse/attacks/trying.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
	last: await lastTry(event.locals.db, signedIn(event)),
});

export const actions: Actions = {
	try: form(z.object({}), async (person, _, { locals }: RequestEvent) => {
		await tryNow(locals.db, person);
		return { tried: true };
	}),
};
