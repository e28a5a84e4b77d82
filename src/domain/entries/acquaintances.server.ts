import { and, asc, count, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import { everybody, toPerson, withTeams } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { listTeams, type Team } from '../accounts/teams.server.ts';
import { comment, thread } from './discussion/tables.server.ts';
import { author, entry, part, reader } from './tables.server.ts';
import { visibleTo } from './visibility.server.ts';

/**
 * Whom somebody knows of. Everybody knows everybody, but a guest: they know the people of their teams, and
 * those whose names stand at what is shared with them: as its authors, as others it is shared with by name, for a
 * part in it, or for what they said.
 * To be asked beside `person`; every list of people, and every look at one, goes through here.
 */
export function knownTo(who: Person): SQL | undefined {
	if (!isGuest(who)) return undefined;
	const named = (of: SQL) => sql`${person.id} IN (SELECT ${of} AND ${visibleTo(who)})`;
	return or(
		eq(person.id, who.id),
		sql`${person.id} IN (SELECT ${membership.personId} FROM ${membership}
			WHERE ${inArray(membership.teamId, [...who.teams])})`,
		named(sql`${author.personId} FROM ${author} JOIN ${entry} ON ${entry.id} = ${author.entryId} WHERE 1`),
		named(sql`${reader.personId} FROM ${reader} JOIN ${entry} ON ${entry.id} = ${reader.entryId} WHERE 1`),
		named(sql`${part.personId} FROM ${part} JOIN ${entry} ON ${entry.id} = ${part.entryId} WHERE 1`),
		named(sql`${comment.personId} FROM ${comment} JOIN ${thread} ON ${thread.id} = ${comment.threadId}
			JOIN ${entry} ON ${entry.id} = ${thread.entryId} WHERE 1`),
	);
}

/** Whoever is here, as far as that person knows of them. */
export async function listPeople(db: Database, who: Person): Promise<Person[]> {
	if (!isGuest(who)) return everybody(db.read);
	const rows = await db.read
		.select(withTeams)
		.from(person)
		.where(and(isNull(person.deactivatedAt), knownTo(who)))
		.orderBy(sql`${person.name} COLLATE NOCASE`);
	// Nor do they learn of other teams by the people in both.
	return rows.map(toPerson).map((one) => ({
		...one,
		teams: one.teams.filter((id) => who.teams.includes(id)),
	}));
}

/** Teams that somebody knows of: a guest, their own. */
export async function knownTeams(db: Reader, who: Person): Promise<Team[]> {
	const teams = await listTeams(db);
	return isGuest(who) ? teams.filter(({ id }) => who.teams.includes(id)) : teams;
}

/** With how many people are in each. */
export async function teamsWithMembers(db: Database, who: Person) {
	const members = await db.read
		.select({ teamId: membership.teamId, members: count() })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(isNull(person.deactivatedAt))
		.groupBy(membership.teamId)
		.orderBy(asc(membership.teamId));
	const counted = new Map(members.map((row) => [row.teamId, row.members]));
	const teams = await knownTeams(db.read, who);
	return teams.map((one) => ({ ...one, members: counted.get(one.id) ?? 0 }));
}

/** Who somebody is: everybody here may know that, guests of whom they know. */
export async function readPerson(db: Database, who: Person, id: number) {
	const { deactivatedAt, erasedAt } = person;
	const [row] = await db.read
		.select({ ...withTeams, deactivatedAt, erasedAt })
		.from(person)
		.where(and(eq(person.id, id), knownTo(who)));
	if (!row) missing('This person');
	const { deactivatedAt: left, erasedAt: erased, ...rest } = row;
	const teams = await db.read
		.select({ id: team.id, slug: team.slug, name: team.name, glaze: team.glaze, isLead: membership.isLead })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(eq(membership.personId, id))
		.orderBy(asc(team.name));
	const inTeams = isGuest(who) ? teams.filter((one) => who.teams.includes(one.id)) : teams;
	return { ...toPerson(rest), deactivatedAt: left, erasedAt: erased, inTeams };
}

/** Whom a form offers, and those whom it names already: a guest who writes in it leaves them as they are. */
export async function peopleToChoose(db: Database, who: Person, named: readonly string[]): Promise<Person[]> {
	const known = await listPeople(db, who);
	if (!isGuest(who)) return known;
	const others = (await everybody(db.read)).filter(
		({ id, email }) => named.includes(email) && !known.some((one) => one.id === id),
	);
	return [...known, ...others.map((one) => ({ ...one, teams: [] }))];
}

export async function teamsToChoose(db: Reader, who: Person, named: string): Promise<Team[]> {
	const all = await listTeams(db);
	return isGuest(who) ? all.filter(({ id, slug }) => slug === named || who.teams.includes(id)) : all;
}
