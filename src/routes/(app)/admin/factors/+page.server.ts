import { z } from 'zod';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { FactorKinds } from '#domain/postmortems/factor-kind.ts';
import { changeFactorKinds, factorKinds } from '#domain/postmortems/factor-kinds.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	curatorsOnly(person);
	return { kinds: await factorKinds(db.read) };
};

const Sent = z.object({ kinds: FactorKinds.prefault([]) });

export const actions: Actions = {
	default: form(Sent, async (person, { kinds }, { locals }: RequestEvent) => {
		await changeFactorKinds(locals.db, person, kinds);
		return { saved: true };
	}),
};
