import { z } from 'zod';
import { ROLES } from '#domain/accounts/person.ts';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { PeopleFilter, peopleFound } from '#domain/entries/people-listing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Person = z.object({
	id: z.int(),
	name: z.string(),
	email: z.string(),
	role: z.enum(ROLES),
	zone: z.string(),
	/** Slugs of their teams, and of those that these are part of. */
	teams: z.array(z.string()),
});

export const GET = endpoint({
	summary: 'Who is here, by name; a guest gets those they share something with',
	scope: 'read',
	query: z.object({
		/** The beginning of a name, or a whole e-mail address. */
		q: z.string().max(120).default(''),
		role: z.enum(ROLES).optional(),
		/** The slug of a team; whoever is in a team inside it counts. */
		team: z.string().max(120).optional(),
	}),
	answers: z.object({ items: z.array(Person) }),
	act: async (person, { query }, { locals: { db } }) => {
		const teams = await knownTeams(db.read, person);
		const team = query.team === undefined ? null : (teams.find(({ slug }) => slug === query.team)?.id ?? 0);
		const filter = { ...PeopleFilter.parse({ q: query.q, role: query.role }), team };
		const people = await peopleFound(db, person, filter);
		const items = people.map(({ id, name, email, role, zone, teams: ids }): z.input<typeof Person> => ({
			id,
			name,
			email,
			role,
			zone,
			teams: teams.filter((one) => ids.includes(one.id)).map(({ slug }) => slug),
		}));
		return { body: { items } };
	},
});
