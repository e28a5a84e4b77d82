import { and, between, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { isoDay, plusDays } from '#lib/dates.ts';
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

/** Days between these two, both included, on which somebody is left alone. For themselves: nobody else is told of leave. */
export async function daysOffOf(
	db: Reader,
	who: { id: number },
	{ from, to }: { from: string; to: string },
): Promise<Set<string>> {
	const off = new Set<string>();
	const away = await db
		.select({ fromDay: leave.fromDay, toDay: leave.toDay })
		.from(leave)
		.where(and(eq(leave.personId, who.id), lte(leave.fromDay, to), gte(leave.toDay, from)));
	for (const { fromDay, toDay } of away) {
		const last = toDay < to ? toDay : to;
		for (let day = fromDay > from ? fromDay : from; day <= last; day = plusDays(day, 1)) off.add(day);
	}
	const mine = db.select({ id: membership.teamId }).from(membership).where(eq(membership.personId, who.id));
	const holidays = await db
		.select({ day: holiday.day })
		.from(holiday)
		.where(and(between(holiday.day, from, to), or(isNull(holiday.teamId), inArray(holiday.teamId, mine))));
	for (const { day } of holidays) off.add(day);
	return off;
}
