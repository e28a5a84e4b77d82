import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { sayingItNow } from '../lessons/successor.server.ts';
import { lesson, metAgain as table } from '../lessons/tables.server.ts';
import { sinceThen, whyThis, type Resurfaced } from './resurfaced.ts';
import { weekOfDay, yearsBefore } from './week.ts';

/** Younger ones are still news. */
const YOUNGEST = 14 * DAY;
const RATHER_OLDER = 60 * DAY;
const AT_ONCE = 5;

/**
 * What a team meets again in a week, as far as this person may see it. It is the same for all of the team for the whole
 * week. One that is no longer true by then is not shown, and in place of another stands the one that says it better.
 */
export async function metAgain(
	db: Database,
	who: Person,
	{ id, name }: { id: number; name: string },
	week = weekOfDay(isoDay(now(), 'UTC')),
): Promise<Resurfaced | null> {
	const [chosen] = await db.read
		.select({ id: table.lessonId })
		.from(table)
		.innerJoin(lesson, eq(lesson.id, table.lessonId))
		.where(and(eq(table.teamId, id), eq(table.week, week), ne(lesson.state, 'no-longer-true')));
	if (!chosen) return null;
	const { id: since } = await sayingItNow(db.read, who, chosen.id);
	const [shown] = await lessonRows(db, who, [since]);
	if (!shown) return null;
	return {
		lesson: shown,
		heading:
			week === weekOfDay(isoDay(now(), 'UTC'))
				? `${name} meets again this week`
				: `${name} met again that week`,
		reason: whyThis(shown, now()),
		since: sinceThen(shown),
	};
}

/** Once for each team and week. Whoever asks again, and however often, gets the same. */
export async function chooseForTeams(db: Database): Promise<void> {
	const day = isoDay(now(), 'UTC');
	const week = weekOfDay(day);
	const waiting = await db.read
		.select({ id: team.id })
		.from(team)
		.leftJoin(table, and(eq(table.teamId, team.id), eq(table.week, week)))
		.where(isNull(table.lessonId));
	// A few with every minute: where there is much, each is some work, and nobody is to wait for it.
	let chosen = 0;
	for (const { id } of waiting) {
		const lessonId = await choose(db.read, id, day);
		if (lessonId === null) continue;
		await transact(db, (tx) => tx.insert(table).values({ teamId: id, week, lessonId }).onConflictDoNothing());
		chosen += 1;
		if (chosen === AT_ONCE) return;
	}
}

/**
 * One that all of the team may see, and that stands or is fresh. What it met within a year comes last; before that what is
 * older than two months, what was tried and held, what helped, what came of something, and what is its own. Among equals
 * the week decides, the same way each time.
 */
async function choose(db: Reader, teamId: number, day: string): Promise<number | null> {
	const week = weekOfDay(day);
	const lastYear = weekOfDay(yearsBefore(day, 1));
	const [found] = await db.all<{ id: number }>(sql`
		WITH RECURSIVE around (id) AS (
			SELECT ${teamId} UNION SELECT team.parent_id FROM team JOIN around ON team.id = around.id
			WHERE team.parent_id IS NOT NULL
		)
		SELECT lesson.id AS id FROM lesson JOIN entry ON entry.id = lesson.entry_id
		WHERE entry.removed_at IS NULL AND entry.published_at <= ${now() - YOUNGEST}
			AND (entry.visibility = 'workspace' OR (entry.visibility = 'team' AND entry.team_id IN (SELECT id FROM around)))
			AND lesson.state IN ('fresh', 'standing')
		ORDER BY
			lesson.id IN (SELECT lesson_id FROM met_again WHERE team_id = ${teamId} AND week > ${lastYear}),
			entry.published_at > ${now() - RATHER_OLDER},
			(2 * (lesson.state = 'standing')
				+ 2 * (lesson.id IN (SELECT lesson_id FROM thanks WHERE lesson_id IS NOT NULL AND kind = 'helped'))
				+ (lesson.id IN (SELECT lesson_id FROM change WHERE lesson_id IS NOT NULL AND state = 'done'))
				+ coalesce(entry.team_id = ${teamId}, 0)) DESC,
			(lesson.id * 7919 + ${seedOf(week) + teamId * 104729}) % 1000003, lesson.id
		LIMIT 1`);
	return found?.id ?? null;
}

/** Another order in each week: `2026-W47` is 202647. */
const seedOf = (week: string) => Number(week.replace(/\D/g, '')) * 31;
