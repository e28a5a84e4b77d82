import { sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { listTeams } from '../accounts/teams.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { metAgain } from './met-again.server.ts';
import { sinceThen, yearsAgo, type Resurfaced } from './resurfaced.ts';
import { weekAround, yearsBefore } from './week.ts';

const YEARS = [1, 2, 3, 4, 5];

/**
 * What was learned in this week of earlier years, with what has come of it: one lesson for each year, the last year first.
 * One of their own teams comes before others, and one of which something came before one of which nothing did.
 */
export async function anniversaries(
	db: Database,
	who: Person,
	day = isoDay(now(), who.zone),
): Promise<Resurfaced[]> {
	const found: Resurfaced[] = [];
	for (const years of YEARS) {
		const { from, to } = weekAround(yearsBefore(day, years));
		const [row] = await db.read.all<{ id: number }>(sql`
			WITH week (id) AS (
				SELECT entry_id FROM searchable WHERE at >= ${from} AND at < ${to}
				UNION SELECT searchable.entry_id FROM searchable JOIN ${entry} ON ${entry.id} = searchable.entry_id
					WHERE at = ${UNDATED} AND ${entry.publishedAt} >= ${from} AND ${entry.publishedAt} < ${to}
			)
			SELECT lesson.id AS id FROM week JOIN ${entry} ON ${entry.id} = week.id JOIN lesson ON lesson.entry_id = ${entry.id}
			WHERE lesson.state IN ('fresh', 'standing') AND ${entry.publishedAt} IS NOT NULL AND ${visibleTo(who)}
			ORDER BY coalesce(${entry.teamId} IN (SELECT value FROM json_each(${JSON.stringify(who.teams)})), 0) DESC,
				EXISTS (SELECT 1 FROM change WHERE lesson_id = lesson.id AND state = 'done') DESC,
				(SELECT count(*) FROM thanks WHERE lesson_id = lesson.id) DESC, lesson.id
			LIMIT 1`);
		const [lesson] = row ? await lessonRows(db, who, [row.id]) : [];
		if (!lesson) continue;
		found.push({ lesson, heading: yearsAgo(years), reason: '', since: sinceThen(lesson) });
	}
	return found;
}

/** The one lesson that Today shows again: of this week in an earlier year, or what one of their teams meets again. */
export async function oneMetAgain(db: Database, who: Person): Promise<Resurfaced | null> {
	const [anniversary] = await anniversaries(db, who);
	if (anniversary) return anniversary;
	const mine = (await listTeams(db.read)).filter(({ id }) => who.teams.includes(id));
	for (const team of mine) {
		const met = await metAgain(db, who, team);
		if (met) return met;
	}
	return null;
}
