import { and, asc, desc, eq, gte, isNotNull, isNull, lte, ne, not, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { team } from '../accounts/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Kind } from '../entries/kinds.ts';
import { begun, entry, reading } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { lessonRows, type ShownLesson } from './lesson-rows.server.ts';
import { change, changeCheck, lesson, thanks } from './tables.server.ts';

const source = {
	kind: entry.kind,
	number: entry.number,
	title: entry.title,
};

/** News of a day: what was learned since, and what there was before that. */
export interface News {
	lessons: ShownLesson[];
	/** How many there are, and from how many teams. */
	count: number;
	teams: number;
	/** The lessons shown are older: nothing is new. */
	older: boolean;
	/** There is something to read at all. */
	anything: boolean;
}

/** What the person may read of what was learned since, the newest first; where nothing was, the last ones before. */
export async function newsSince(db: Database, who: Person, at: number, { limit = 12 } = {}): Promise<News> {
	const fresh = and(gte(entry.publishedAt, at), visibleTo(who));
	const [counts] = await db.read
		.select({ count: sql<number>`count(*)`, teams: sql<number>`count(DISTINCT ${entry.teamId})` })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(fresh);
	const { count, teams } = counts ?? { count: 0, teams: 0 };
	const older = count === 0;
	const rows = await db.read
		.select({ id: lesson.id })
		.from(entry)
		.innerJoin(lesson, eq(lesson.entryId, entry.id))
		.where(older ? and(isNotNull(entry.publishedAt), visibleTo(who)) : fresh)
		.orderBy(desc(entry.publishedAt), desc(entry.id), asc(lesson.position))
		.limit(older ? FEW : limit);
	const lessons = await lessonRows(
		db,
		who,
		rows.map(({ id }) => id),
	);
	return { lessons, count, teams, older, anything: lessons.length > 0 || (await mayReadAnything(db, who)) };
}

const FEW = 5;

/** A course teaches; what broke, was learned or was told is elsewhere. */
export async function mayReadAnything(db: Database, who: Person): Promise<boolean> {
	const told = and(visibleTo(who), ne(entry.kind, 'course'));
	const [any] = await db.read.select({ id: entry.id }).from(entry).where(told).limit(1);
	return any !== undefined;
}

/**
 * What somebody who is new reads first: the entries that helped others most, those that changed something before
 * those that were useful. How often is nobody's number, so the order is all that is told of it.
 */
export async function readFirst(db: Database, who: Person, { limit = 3 } = {}) {
	// Whoever is new has read few of them: among the first there are nearly always enough.
	const among = await mostHelpful(db, who, limit, 50 * limit);
	return among.length === limit ? among : mostHelpful(db, who, limit, null);
}

/** @param among how many entries are looked at, those that helped most; null for all of them */
function mostHelpful(db: Database, who: Person, limit: number, among: number | null) {
	const weight = sql<number>`sum(CASE ${thanks.kind} WHEN 'changed' THEN 3 WHEN 'helped' THEN 1 ELSE 0 END)`;
	const weighed = db.read
		.select({ entryId: thanks.entryId, weight: weight.as('weight') })
		.from(thanks)
		.groupBy(thanks.entryId)
		.orderBy(desc(sql`weight`), desc(thanks.entryId))
		.limit(among ?? -1)
		.as('weighed');
	const notRead = sql`NOT EXISTS (SELECT 1 FROM ${reading} WHERE ${reading.entryId} = ${entry.id} AND ${reading.personId} = ${who.id})`;
	return (
		db.read
			.select({ source, team: team.name })
			.from(weighed)
			// In this order: there are few of the one, and many of the other.
			.crossJoin(entry)
			.leftJoin(team, eq(team.id, entry.teamId))
			.where(
				and(
					eq(entry.id, weighed.entryId),
					isNotNull(entry.publishedAt),
					eq(entry.kind, 'postmortem'),
					visibleTo(who),
					notRead,
					not(isAuthor(who)),
				),
			)
			.orderBy(desc(weighed.weight), desc(entry.publishedAt))
			.limit(limit)
	);
}

/** What the person has begun and nobody else can read yet. */
export function myDrafts(db: Database, who: Person) {
	return db.read
		.select({ source, updatedAt: entry.updatedAt, begunBy: begun.by })
		.from(entry)
		.leftJoin(begun, eq(begun.entryId, entry.id))
		.where(and(isNull(entry.publishedAt), isNull(entry.removedAt), isAuthor(who)))
		.orderBy(desc(entry.updatedAt))
		.limit(20);
}

/** What somebody is asked about a change: to make it, or whether it held. */
interface Asked {
	id: number;
	text: string;
	due: string | null;
	/** It is made, and to be looked at. */
	look: boolean;
	source: { kind: Kind; number: number; title: string };
}

/**
 * The changes that the person took on and that are not made yet, what is due first, first; before them those that are
 * made, where it is time to see whether they held.
 */
export async function myChanges(db: Database, who: Person): Promise<Asked[]> {
	const made = await db.read
		.select({ id: change.id, text: change.text, due: changeCheck.dueOn, source })
		.from(changeCheck)
		.innerJoin(change, eq(change.id, changeCheck.changeId))
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(
			and(
				eq(change.ownerId, who.id),
				isNull(changeCheck.outcome),
				lte(changeCheck.dueOn, isoDay(now(), who.zone)),
				visibleTo(who),
			),
		)
		.orderBy(asc(changeCheck.dueOn))
		.limit(20);
	const open = await db.read
		.select({ id: change.id, text: change.text, due: change.due, source })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.ownerId, who.id), eq(change.state, 'open'), visibleTo(who)))
		.orderBy(sql`${change.due} IS NULL`, asc(change.due), asc(change.id))
		.limit(20);
	return [...made.map((row) => ({ ...row, look: true })), ...open.map((row) => ({ ...row, look: false }))];
}
