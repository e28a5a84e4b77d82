import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { team } from '../accounts/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { change, lesson } from './tables.server.ts';

const source = {
	kind: entry.kind,
	number: entry.number,
	title: entry.title,
};

export type FreshLesson = Awaited<ReturnType<typeof freshLessons>>[number];

/** Lessons that the person may read, from the entries published last. */
export async function freshLessons(db: Database, who: Person, { limit = 12 } = {}) {
	const rows = await db.read
		.select({
			id: lesson.id,
			text: lesson.text,
			entryId: lesson.entryId,
			publishedAt: entry.publishedAt,
			team: team.name,
			source,
		})
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(entry.publishedAt), desc(entry.id), asc(lesson.position))
		.limit(limit);
	const authors = await authorsOf(db.read, [...new Set(rows.map(({ entryId }) => entryId))]);
	const changes = await changesOf(
		db.read,
		rows.map(({ id }) => id),
	);
	return rows.map(({ entryId, ...row }) => ({
		...row,
		authors: (authors.get(entryId) ?? []).map(({ id, name }) => ({ id, name })),
		changes: changes.filter(({ lessonId }) => lessonId === row.id),
	}));
}

function changesOf(db: Reader, lessonIds: readonly number[]) {
	return db
		.select({
			id: change.id,
			lessonId: change.lessonId,
			text: change.text,
			state: change.state,
			due: change.due,
			doneOn: change.doneOn,
		})
		.from(change)
		.where(and(inArray(change.lessonId, [...lessonIds]), sql`${change.state} <> 'dropped'`))
		.orderBy(asc(change.position));
}

/** How many lessons came within a week, and from how many teams; and whether there is anything at all. */
export async function thisWeek(
	db: Database,
	who: Person,
): Promise<{ lessons: number; teams: number; anything: boolean }> {
	const [counts] = await db.read
		.select({
			lessons: sql<number>`count(*)`,
			teams: sql<number>`count(DISTINCT ${entry.teamId})`,
		})
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(gte(entry.publishedAt, now() - 7 * DAY), visibleTo(who)));
	const [any] = await db.read.select({ id: entry.id }).from(entry).where(visibleTo(who)).limit(1);
	return { lessons: counts?.lessons ?? 0, teams: counts?.teams ?? 0, anything: any !== undefined };
}

/** What the person has begun and nobody else can read yet. */
export function myDrafts(db: Database, who: Person) {
	return db.read
		.select({ source, updatedAt: entry.updatedAt })
		.from(entry)
		.where(and(isNull(entry.publishedAt), isNull(entry.removedAt), isAuthor(who)))
		.orderBy(desc(entry.updatedAt))
		.limit(20);
}

/** The changes that the person took on and that are not made yet: what is due first, first. */
export function myChanges(db: Database, who: Person) {
	return db.read
		.select({ id: change.id, text: change.text, due: change.due, source })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.ownerId, who.id), eq(change.state, 'open'), visibleTo(who)))
		.orderBy(sql`${change.due} IS NULL`, asc(change.due), asc(change.id))
		.limit(20);
}
