import { and, eq, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { membership, person } from '../tables.server.ts';
import { holiday, leave } from './tables.server.ts';

/**
 * Whether the person of a row is left alone on that day of theirs: on leave, or on a holiday of everybody or of a team of
 * theirs. For queries in which `person` stands.
 */
export function isOff(day: string): SQL<number> {
	return sql<number>`(EXISTS (
		SELECT 1 FROM ${leave} WHERE ${leave.personId} = ${person.id} AND ${day} BETWEEN ${leave.fromDay} AND ${leave.toDay}
	) OR EXISTS (
		SELECT 1 FROM ${holiday} WHERE ${holiday.day} = ${day} AND (${holiday.teamId} IS NULL OR EXISTS (
			SELECT 1 FROM ${membership} WHERE ${membership.personId} = ${person.id} AND ${membership.teamId} = ${holiday.teamId}))
	))`;
}

/** Who is off on the day that it is where they are, among all who live in these zones. */
export async function offAt(db: Reader, zones: Iterable<string>, at: number): Promise<Set<number>> {
	const off = new Set<number>();
	for (const zone of new Set(zones)) {
		const found = await db
			.select({ id: person.id })
			.from(person)
			.where(and(eq(person.zone, zone), sql`${isOff(isoDay(at, zone))}`));
		for (const { id } of found) off.add(id);
	}
	return off;
}
