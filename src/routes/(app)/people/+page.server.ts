import { mayAdminister } from '#domain/accounts/may.ts';
import { whoHasSecondFactor } from '#domain/accounts/second-factors/having.server.ts';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { PeopleFilter, peopleFound, peopleWhoLeft } from '#domain/entries/people-listing.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const filter = PeopleFilter.parse(Object.fromEntries(event.url.searchParams));
	const people = await peopleFound(db, person, filter);
	return {
		filter,
		people: people.map(({ id, name, role, teams, lastSeenOn }) => ({ id, name, role, teams, lastSeenOn })),
		left: await peopleWhoLeft(db, person),
		allTeams: await knownTeams(db.read, person),
		/** For owners: who has a second step. */
		having: person.role === 'owner' ? await whoHasSecondFactor(db, person) : null,
		mayInvite: mayAdminister(person),
	};
};
