import { redirect } from '@sveltejs/kit';
import { LookUp, NewProvider } from '#domain/accounts/providers/provider.ts';
import { addProvider, listProviders, lookUpProvider } from '#domain/accounts/providers/providers.server.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { readFields } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	// Decides who may look at how people sign in.
	await listProviders(db, person);
	if (person.role !== 'owner') forbidden('Only an owner decides how people sign in.');
	return {
		teams: await listTeams(db.read),
		home: event.url.origin,
		heading: { label: 'A new one', title: 'A provider to sign in with' },
	};
};

export const actions: Actions = {
	add: form(NewProvider, async (person, input, { locals }: RequestEvent) => {
		const { slug } = await addProvider(locals.db, person, input);
		redirect(303, `/admin/sign-in/${slug}`);
	}),
	lookUp: form(LookUp, async (person, place, event: RequestEvent) => ({
		found: await lookUpProvider(person, place),
		values: typed(event),
	})),
};

/** The rest of the form stays as it was typed. */
function typed({ locals }: RequestEvent) {
	const data = new FormData();
	for (const [name, value] of locals.kept ?? []) data.append(name, value);
	return readFields(data);
}
