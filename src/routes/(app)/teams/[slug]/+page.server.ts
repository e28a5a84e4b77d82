import { z } from 'zod';
import { listPeople } from '#domain/accounts/people.server.ts';
import { isAdmin } from '#domain/accounts/person.ts';
import { changeMembership, listTeams, readTeam } from '#domain/accounts/teams.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const team = await readTeam(db, person, event.params.slug);
	const mayChange = isAdmin(person) || person.teams.includes(team.id);
	const others = mayChange ? await listPeople(db, person) : [];
	return {
		team,
		parent: (await listTeams(db.read)).find(({ id }) => id === team.parentId) ?? null,
		mayChange,
		others: others
			.filter(({ id }) => !team.members.some((member) => member.id === id))
			.map(({ id, name }) => ({ id, name })),
	};
};

const Membership = z.object({
	personId: z.coerce.number('Choose somebody.').int().positive('Choose somebody.'),
});

export const actions: Actions = {
	add: form(Membership, async (person, { personId }, { locals, params }: RequestEvent) => {
		await changeMembership(locals.db, person, { slug: params.slug, personId, member: true });
	}),

	remove: form(Membership, async (person, { personId }, { locals, params }: RequestEvent) => {
		await changeMembership(locals.db, person, { slug: params.slug, personId, member: false });
	}),
};
