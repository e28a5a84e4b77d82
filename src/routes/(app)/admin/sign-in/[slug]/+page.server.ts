import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { ProviderChange } from '#domain/accounts/providers/provider.ts';
import { changeProvider, readProvider, removeProvider } from '#domain/accounts/providers/providers.server.ts';
import { returnAddress } from '#domain/accounts/providers/visits.server.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { typedGroups } from '../typed-provider.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { groups, ...provider } = await readProvider(db, person, slug);
	return {
		provider: { ...provider, groups: typedGroups(groups) },
		isOwner: person.role === 'owner',
		teams: await listTeams(db.read),
		returnTo: returnAddress(event.url.origin, slug),
		heading: { title: provider.name },
	};
};

export const actions: Actions = {
	save: form(ProviderChange, async (person, input, { locals, params }: RequestEvent) => {
		await changeProvider(locals.db, person, params.slug, input);
		return { saved: true };
	}),
	remove: form(z.object({}), async (person, _, { locals, params }: RequestEvent) => {
		await removeProvider(locals.db, person, params.slug);
		redirect(303, '/admin/sign-in');
	}),
};
