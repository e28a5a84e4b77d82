import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { courseRule, enrolment } from '../tables.server.ts';

export type Way = Awaited<ReturnType<typeof waysThrough>>[number];

/** Everybody’s, by name and then the oldest first. */
export async function waysThrough(db: Reader, entryId: number) {
	return db
		.select({
			row: enrolment,
			name: person.name,
			email: person.email,
			required: courseRule.required,
			graceDays: courseRule.graceDays,
			madeAt: courseRule.madeAt,
		})
		.from(enrolment)
		.innerJoin(person, eq(person.id, enrolment.personId))
		.leftJoin(courseRule, and(eq(courseRule.id, enrolment.ruleId), isNull(courseRule.endedAt)))
		.where(and(eq(enrolment.entryId, entryId), isNull(person.deactivatedAt)))
		.orderBy(sql`${person.name} COLLATE NOCASE`, asc(person.id), asc(enrolment.id));
}

/** One way as it was at the end of an earlier day; null where it was not there yet. */
export function asItStood(way: Way, day: string): Way | null {
	const { row } = way;
	if (row.openedOn > day) return null;
	if (row.completedOn === null || row.completedOn <= day) return way;
	return { ...way, row: { ...row, state: 'open', completedOn: null } };
}

/**
 * Where everybody who is on it is: what they left does not count, and what they did before is behind them. Going through
 * it once more for oneself takes nothing back.
 */
export function latestWays(ways: readonly Way[]): Way[] {
	const latest = new Map<number, Way>();
	for (const way of ways) {
		const isOnceMore = way.row.state === 'open' && way.row.ruleId === null;
		if (isOnceMore && latest.get(way.row.personId)?.row.state === 'completed') continue;
		latest.set(way.row.personId, way);
	}
	return [...latest.values()].filter(({ row }) => row.state !== 'left');
}
