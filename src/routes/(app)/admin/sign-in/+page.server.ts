import { z } from 'zod';
import {
	allowPasswords,
	ownerWithProvider,
	passwordsAllowed,
} from '#domain/accounts/providers/passwords-allowed.server.ts';
import { enableProvider, listProviders } from '#domain/accounts/providers/providers.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		providers: await listProviders(db, person),
		isOwner: person.role === 'owner',
		passwords: await passwordsAllowed(db.read),
		mayGoWithout: await ownerWithProvider(db.read),
	};
};

const Named = z.object({ slug: z.string().max(80) });

export const actions: Actions = {
	switchOn: form(Named, (person, { slug }, { locals }: RequestEvent) =>
		enableProvider(locals.db, person, slug, { enabled: true }),
	),
	switchOff: form(Named, (person, { slug }, { locals }: RequestEvent) =>
		enableProvider(locals.db, person, slug, { enabled: false }),
	),
	passwords: form(
		z.object({ passwords: z.enum(['on', 'off']) }),
		async (person, { passwords }, { locals }: RequestEvent) => {
			await allowPasswords(locals.db, person, { allowed: passwords === 'on' });
			return { saved: true };
		},
	),
};
