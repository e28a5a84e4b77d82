import { z } from 'zod';
import {
	invite,
	NewInvitation,
	openInvitations,
	withdrawInvitation,
} from '#domain/accounts/invitations.server.ts';
import { listPeople } from '#domain/accounts/people.server.ts';
import { isAdmin } from '#domain/accounts/person.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { environment } from '#lib/environment.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const people = await listPeople(db, person);
	return {
		people: people.map(({ id, name, role, zone, teams }) => ({ id, name, role, zone, teams })),
		allTeams: await listTeams(db.read),
		invitations: isAdmin(person) ? await openInvitations(db, person) : null,
	};
};

const Invitation = NewInvitation.extend({ teamId: noneOr(NewInvitation.shape.teamId) });
const Withdrawal = z.object({ id: z.coerce.number().int().positive() });

export const actions: Actions = {
	invite: form(Invitation, async (person, input, { locals, url }) => {
		const secret = await invite(locals.db, person, input);
		return { invited: input.email, link: `${environment().origin ?? url.origin}/join/${secret}` };
	}),

	withdraw: form(Withdrawal, (person, input, { locals }) => withdrawInvitation(locals.db, person, input)),
};
