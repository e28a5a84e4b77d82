import { and, asc, eq, isNull, ne, notInArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { membership, person, team } from '../../accounts/tables.server.ts';
import { teamsAround } from '../../accounts/tending.server.ts';

/** Somebody who leads a team, and which. */
export interface Lead {
	id: number;
	name: string;
	zone: string;
	teamId: number;
	team: string;
}

const COLUMNS = { id: person.id, name: person.name, zone: person.zone, teamId: team.id, team: team.name };

const leading = (db: Reader) =>
	db
		.select(COLUMNS)
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.innerJoin(team, eq(team.id, membership.teamId));

/** Who has left, or is a guest, leads nothing. */
const isHere = and(eq(membership.isLead, true), isNull(person.deactivatedAt), ne(person.role, 'guest'));

/**
 * Who leads the teams that somebody is in, each once. They themselves do not count, nor does whoever answers for the
 * opening: that one is asked already.
 */
export async function leadsFor(
	db: Reader,
	who: { id: number },
	contactId: number | null = null,
): Promise<Lead[]> {
	const mine = db
		.select({ id: membership.teamId })
		.from(membership)
		.where(eq(membership.personId, who.id))
		.as('mine');
	const rows = await leading(db)
		.innerJoin(mine, eq(mine.id, team.id))
		.where(and(isHere, notInArray(person.id, [who.id, ...(contactId === null ? [] : [contactId])])))
		.orderBy(asc(team.name), asc(person.name), asc(person.id));
	return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
}

/** The next one up: who leads the nearest team around that one and was not asked before. */
export async function nextLeadUp(db: Reader, teamId: number, asked: readonly number[]): Promise<Lead | null> {
	const [, ...above] = await teamsAround(db, teamId);
	for (const id of above) {
		const [found] = await leading(db)
			.where(and(isHere, eq(team.id, id), notInArray(person.id, [...asked])))
			.orderBy(asc(membership.since), asc(person.id))
			.limit(1);
		if (found) return found;
	}
	return null;
}
