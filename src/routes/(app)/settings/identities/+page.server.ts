import { z } from 'zod';
import { identitiesOf, linkable, unlink } from '#domain/accounts/providers/identities.server.ts';
import { depart } from '#domain/accounts/providers/visits.server.ts';
import { confirmedPerson, isConfirmed } from '#domain/accounts/second-factors/confirmation.server.ts';
import { standingOf } from '#lib/web/confirmation-cookie.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { rememberVisit, visitSecret } from '#lib/web/visit-cookie.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		identities: await identitiesOf(db, person),
		linkable: await linkable(db, person),
		confirmed: isConfirmed(db, person, standingOf(event)),
	};
};

export const actions: Actions = {
	link: form(z.object({ slug: z.string().max(80) }), async (person, { slug }, event: RequestEvent) => {
		const { db } = event.locals;
		const who = confirmedPerson(db, person, standingOf(event));
		const here = { home: event.url.origin, browser: visitSecret(event), next: '/settings/identities' };
		const { to, browser } = await depart(db, who, slug, here);
		rememberVisit(event, browser);
		return { to };
	}),
	unlink: form(
		z.object({ issuer: z.string().max(500), subject: z.string().max(500) }),
		async (person, input, event: RequestEvent) => {
			const { db } = event.locals;
			await unlink(db, confirmedPerson(db, person, standingOf(event)), input);
			return { unlinked: true };
		},
	),
};
