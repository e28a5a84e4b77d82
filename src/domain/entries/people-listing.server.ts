import { desc, isNotNull, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import { ROLES, type Person } from '../accounts/person.ts';
import { person, session } from '../accounts/tables.server.ts';
import { listPeople } from './acquaintances.server.ts';
import { begins } from './people-named.server.ts';

/** What a list of people is narrowed to; anything that makes no sense narrows nothing. */
export const PeopleFilter = z.object({
	q: z.string().trim().max(120).catch(''),
	role: z.enum(ROLES).nullable().catch(null),
	/** The id of a team; whoever is in a team inside it counts. */
	team: z.coerce.number().int().positive().nullable().catch(null),
});
export type PeopleFilter = z.output<typeof PeopleFilter>;

/** Whom that person knows of, with the day they were last here where administrators ask. */
export async function peopleFound(db: Database, who: Person, { q, role, team }: PeopleFilter) {
	const people = await listPeople(db, who);
	const seen = mayAdminister(who) ? await lastSeen(db.read) : new Map<number, number>();
	return people
		.filter((one) => q === '' || begins(one.name, q) || (q.includes('@') && one.email === q.toLowerCase()))
		.filter((one) => role === null || one.role === role)
		.filter((one) => team === null || one.teams.includes(team))
		.map((one) => ({ ...one, lastSeenOn: seen.get(one.id) ?? null }));
}

/** By whole days, as sessions keep it. */
async function lastSeen(db: Reader): Promise<Map<number, number>> {
	const rows = await db
		.select({ id: session.personId, on: max(session.lastSeenOn) })
		.from(session)
		.groupBy(session.personId);
	return new Map(rows.flatMap(({ id, on }) => (on === null ? [] : [[id, on] as const])));
}

/** Who has left, the last first: for those who look after the workspace. */
export async function peopleWhoLeft(db: Database, who: Person) {
	if (!mayAdminister(who)) return [];
	return db.read
		.select({
			id: person.id,
			name: person.name,
			deactivatedAt: sql<number>`${person.deactivatedAt}`,
			erased: isNotNull(person.erasedAt).mapWith(Boolean),
		})
		.from(person)
		.where(isNotNull(person.deactivatedAt))
		.orderBy(desc(person.deactivatedAt));
}
