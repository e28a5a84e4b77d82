import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayAdminister, maySeeAlerts } from '#domain/accounts/may.ts';
import { changeLead, changeMembership } from '#domain/accounts/members.server.ts';
import { readTeam } from '#domain/accounts/teams.server.ts';
import { mayTend } from '#domain/accounts/tending.server.ts';
import { listPeople, teamsWithMembers } from '#domain/entries/acquaintances.server.ts';
import { workOfTeam } from '#domain/stewardship/work-of-team.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const team = await readTeam(db, person, event.params.slug);
	// The address of a team that became part of this one.
	if (team.slug !== event.params.slug) redirect(308, `/teams/${team.slug}`);
	const mayChange = await mayTend(db.read, person, team.id);
	const others = mayChange ? await listPeople(db, person) : [];
	const teams = await teamsWithMembers(db, person);
	return {
		team,
		parent: teams.find(({ id }) => id === team.parentId) ?? null,
		inside: teams,
		mayChange,
		mayAdminister: mayAdminister(person),
		maySeeAlerts: maySeeAlerts(person, team.id),
		work: mayChange ? await workOfTeam(db, person, team.id) : null,
		others: others
			.filter(({ id }) => !team.members.some((member) => member.id === id))
			.map(({ id, name }) => ({ id, name })),
	};
};

const Membership = z.object({
	personId: z.coerce.number('Choose somebody.').int().positive('Choose somebody.'),
});

const member = (to: boolean) =>
	form(Membership, async (person, { personId }, { locals, params }: RequestEvent) => {
		await changeMembership(locals.db, person, { slug: params.slug, personId, member: to });
	});
const lead = (to: boolean) =>
	form(Membership, async (person, { personId }, { locals, params }: RequestEvent) => {
		await changeLead(locals.db, person, { slug: params.slug, personId, leads: to });
	});

export const actions: Actions = {
	add: member(true),
	remove: member(false),
	lead: lead(true),
	unlead: lead(false),
};
