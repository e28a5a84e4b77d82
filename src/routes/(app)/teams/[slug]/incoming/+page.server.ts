import { makeIncoming, removeIncoming } from '#domain/incoming/addresses.server.ts';
import { incomingOf, teamWithIncoming } from '#domain/incoming/finding.server.ts';
import { NewIncoming, OneIncoming } from '#domain/incoming/making.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { id, name } = await teamWithIncoming(db, person, slug);
	return {
		team: { slug, name },
		mayMake: person.teams.includes(id),
		mayRemoveAll: person.role === 'owner' || person.role === 'admin',
		addresses: await incomingOf(db, person, slug),
	};
};

export const actions: Actions = {
	make: form(NewIncoming, async (person, input, { locals, params }: RequestEvent) => ({
		made: await makeIncoming(locals.db, person, params.slug, input),
		named: input.name,
	})),
	remove: form(OneIncoming, (person, input, { locals, params }: RequestEvent) =>
		removeIncoming(locals.db, person, params.slug, input),
	),
};
