import { listPeople } from '#domain/accounts/people.server.ts';
import { isAdmin } from '#domain/accounts/person.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const people = await listPeople(db, person);
	return {
		people: people.map(({ id, name, role, zone, teams }) => ({ id, name, role, zone, teams })),
		allTeams: await listTeams(db.read),
		mayInvite: isAdmin(person),
	};
};
