import {
	addressesOf,
	makeAddress,
	NewAddress,
	OneAddress,
	renameAddress,
	Renaming,
	renewKey,
	sign,
	Signing,
	switchOff,
	switchOn,
	teamWithAlerts,
} from '#domain/postmortems/alerts/addresses.server.ts';
import { environment } from '#lib/environment.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { name } = await teamWithAlerts(db, person, slug);
	return {
		team: { slug, name },
		addresses: await addressesOf(db, person, slug),
		/** Where tools send to. */
		hook: `${environment().origin ?? event.url.origin}/hooks/alerts`,
	};
};

export const actions: Actions = {
	make: form(NewAddress, async (person, input, { locals, params }: RequestEvent) => ({
		made: await makeAddress(locals.db, person, params.slug, input),
	})),
	rename: form(Renaming, (person, input, { locals, params }: RequestEvent) =>
		renameAddress(locals.db, person, params.slug, input),
	),
	renew: form(OneAddress, async (person, input, { locals, params }: RequestEvent) => ({
		made: await renewKey(locals.db, person, params.slug, input),
	})),
	sign: form(Signing, (person, input, { locals, params }: RequestEvent) =>
		sign(locals.db, person, params.slug, input),
	),
	switchOff: form(OneAddress, (person, input, { locals, params }: RequestEvent) =>
		switchOff(locals.db, person, params.slug, input),
	),
	switchOn: form(OneAddress, (person, input, { locals, params }: RequestEvent) =>
		switchOn(locals.db, person, params.slug, input),
	),
};
