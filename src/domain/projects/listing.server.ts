import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { needsLeft, type Need } from './project.ts';
import { PLACE, type ListedProject, type Way } from './row.ts';
import { season } from './seasons/tables.server.ts';
import { project, projectMember, projectNeed } from './tables.server.ts';

const A_PAGE = 30;

interface Asked {
	/** All of them where it is left out. */
	by?: Way | undefined;
	/** `next` of the page before. */
	after?: string | undefined;
	limit?: number;
}

/** Projects that somebody may read, the newest first, a page at a time. */
export async function listProjects(
	db: Database,
	who: Person,
	{ by, after, limit = A_PAGE }: Asked = {},
): Promise<{ rows: ListedProject[]; next: string | null }> {
	const rows = await rowsAmong(db.read, and(visibleTo(who), narrowed(who, by), isAfter(after)), limit + 1);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await toListed(db.read, who, shown),
		next: last && rows.length > limit ? `${last.at}.${last.id}` : null,
	};
}

/** How many there are of each, for whoever looks. */
export async function countProjects(db: Database, who: Person): Promise<Record<Way, number>> {
	const counted = async (by: Way) => {
		const [row] = await db.read
			.select({ n: sql<number>`count(*)` })
			.from(project)
			.innerJoin(entry, eq(entry.id, project.entryId))
			.where(and(isNotNull(entry.publishedAt), visibleTo(who), narrowed(who, by)));
		return row?.n ?? 0;
	};
	return {
		ideas: await counted('ideas'),
		looking: await counted('looking'),
		underway: await counted('underway'),
		mine: await counted('mine'),
		ended: await counted('ended'),
	};
}

/** The numbers of all that somebody may see, the lowest first. */
export async function allNumbers(db: Database, who: Person, { mine = false } = {}): Promise<number[]> {
	const rows = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, 'project'), visibleTo(who), mine ? isAuthor(who) : undefined))
		.orderBy(asc(entry.number));
	return rows.map(({ number }) => number);
}

/** People on it now who came for that need are not looked for any more. */
const LOOKS = sql`EXISTS (SELECT 1 FROM ${projectNeed} WHERE ${projectNeed.entryId} = ${entry.id}
	AND ${projectNeed.count} > (SELECT count(*) FROM ${projectMember}
		WHERE ${projectMember.entryId} = ${entry.id} AND ${projectMember.leftAt} IS NULL
		AND ${projectMember.need} = ${projectNeed.name}))`;

function narrowed(who: Person, by: Way | undefined): SQL | undefined {
	switch (by) {
		case undefined:
			return undefined;
		case 'ideas':
			return eq(project.state, 'idea');
		case 'looking':
			return and(
				inArray(project.state, ['idea', 'forming', 'building']),
				or(eq(project.state, 'forming'), LOOKS),
			);
		case 'underway':
			return inArray(project.state, ['forming', 'building', 'shown']);
		case 'mine':
			return sql`${isAuthor(who)}`;
		case 'ended':
			return eq(project.state, 'ended');
	}
}

function isAfter(after: string | undefined): SQL | undefined {
	const [, at, id] = PLACE.exec(after ?? '') ?? [];
	if (id === undefined) return undefined;
	return or(
		lt(entry.publishedAt, Number(at)),
		and(eq(entry.publishedAt, Number(at)), lt(entry.id, Number(id))),
	);
}

type Row = Awaited<ReturnType<typeof rowsAmong>>[number];

function rowsAmong(db: Reader, which: SQL | undefined, limit: number) {
	return db
		.select({
			id: entry.id,
			number: entry.number,
			title: entry.title,
			pitch: project.pitch,
			state: project.state,
			capacity: project.capacity,
			asksFirst: project.asksFirst,
			season: { slug: season.slug, name: season.name },
			at: sql<number>`${entry.publishedAt}`,
		})
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(and(isNotNull(entry.publishedAt), which))
		.orderBy(desc(entry.publishedAt), desc(entry.id))
		.limit(limit);
}

async function toListed(db: Reader, who: Person, rows: readonly Row[]): Promise<ListedProject[]> {
	const ids = rows.map(({ id }) => id);
	const people = await peopleOn(db, ids);
	const needs = await needsOf(db, ids);
	return rows.map((row) => {
		const on = people.get(row.id) ?? [];
		const open = needsLeft(
			needs.get(row.id) ?? [],
			on.map(({ need }) => need),
		);
		return {
			...row,
			// Guests know of no seasons.
			season: isGuest(who) ? null : row.season,
			people: on.map(({ id, name }) => ({ id, name })),
			needs: open.filter(({ left }) => left > 0),
			joined: on.some(({ id }) => id === who.id),
		};
	});
}

async function peopleOn(db: Reader, entryIds: readonly number[]) {
	const rows = await db
		.select({
			entryId: projectMember.entryId,
			id: person.id,
			name: person.name,
			need: projectMember.need,
		})
		.from(projectMember)
		.innerJoin(person, eq(person.id, projectMember.personId))
		.where(and(inArray(projectMember.entryId, [...entryIds]), isNull(projectMember.leftAt)))
		.orderBy(asc(projectMember.joinedAt), asc(projectMember.id));
	return Map.groupBy(rows, ({ entryId }) => entryId);
}

async function needsOf(db: Reader, entryIds: readonly number[]): Promise<Map<number, Need[]>> {
	const { entryId, name, weight, teaches, count } = projectNeed;
	const rows = await db
		.select({ entryId, name, weight, teaches, count })
		.from(projectNeed)
		.where(inArray(entryId, [...entryIds]))
		.orderBy(asc(entryId), asc(projectNeed.position));
	const grouped = Map.groupBy(rows, (row) => row.entryId);
	return new Map([...grouped].map(([id, all]) => [id, all.map(({ entryId: _, ...need }) => need)] as const));
}
