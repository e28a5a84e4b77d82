import { z } from 'zod';
import { askedForErasure, askErasure, takeBackErasure } from '#domain/accounts/erasing.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { askedAt: await askedForErasure(event.locals.db.read, person.id) };
};

const Nothing = z.object({});

export const actions: Actions = {
	askErasure: form(Nothing, (person, _, { locals }) => askErasure(locals.db, person)),
	takeBack: form(Nothing, (person, _, { locals }) => takeBackErasure(locals.db, person)),
};
