import { and, between, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { change } from '../lessons/tables.server.ts';
import { logEntry } from './tables.server.ts';
import { inPlace, sharedInPlace, type Place } from './weeks.server.ts';
import type { Days } from './weeks.ts';

/** What came of what a team learned. Of teams; of one person it is never asked. */
export interface CameOf {
	lessons: number;
	/** Of each lesson: a change was made; one is being tried; there is none yet. */
	made: number;
	tried: number;
	none: number;
}

export async function cameOf(
	db: Database,
	who: Person,
	place: Exclude<Place, 'mine'>,
	days: Days,
): Promise<CameOf> {
	const leadsTo = (state: 'open' | 'done') =>
		sql`EXISTS (SELECT 1 FROM ${change} WHERE ${change.entryId} = ${entry.id} AND ${change.state} = ${state})`;
	const [found] = await db.read
		.select({
			lessons: sql<number>`count(*)`,
			made: sql<number>`coalesce(sum(${leadsTo('done')}), 0)`,
			tried: sql<number>`coalesce(sum(NOT ${leadsTo('done')} AND ${leadsTo('open')}), 0)`,
		})
		.from(logEntry)
		.innerJoin(entry, eq(entry.id, logEntry.entryId))
		.where(and(between(logEntry.day, days.from, days.to), sharedInPlace(who, place)));
	const { lessons = 0, made = 0, tried = 0 } = found ?? {};
	return { lessons, made, tried, none: lessons - made - tried };
}

export interface Month {
	/** `2026-11` */
	month: string;
	entries: number;
}

/** The months in which something was logged there, the latest first. */
export function monthsOf(db: Database, who: Person, place: Place): Promise<Month[]> {
	const month = sql<string>`substr(${logEntry.day}, 1, 7)`;
	return db.read
		.select({ month, entries: sql<number>`count(*)` })
		.from(logEntry)
		.innerJoin(entry, eq(entry.id, logEntry.entryId))
		.where(inPlace(who, place))
		.groupBy(month)
		.orderBy(desc(month));
}
