import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, isFacilitator, visibleTo } from '../entries/visibility.server.ts';
import { changeWords } from '../lessons/change-words.ts';
import type { ChangeState } from '../lessons/lesson.ts';
import { lastOutcome } from '../lessons/lesson-rows.server.ts';
import type { Outcome } from '../lessons/standing.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { mayLook, maySettle } from './finding.server.ts';
import type { ChangeQuery, Column } from './listing.ts';

/** A change as lists show it. */
export interface ShownChange {
	id: number;
	/** Plain text. */
	text: string;
	state: ChangeState;
	column: Column;
	outcome: Outcome | null;
	/** What the last look has shown, in a sentence. */
	sentence: string;
	/** `Due Fri 27 Nov`, `Did not hold` */
	words: string;
	due: string | null;
	overdue: boolean;
	doneOn: string | null;
	/** When somebody is asked whether it held. */
	checkOn: string | null;
	reason: string;
	/** Without an id where the owner has no account here. */
	owner: { id: number | null; name: string } | null;
	entry: { kind: Kind; number: number; title: string };
	lesson: { id: number; text: string } | null;
	team: { name: string; slug: string; glaze: Glaze } | null;
	link: string;
	maySettle: boolean;
	mayLook: boolean;
}

export interface ChangeList {
	items: ShownChange[];
	/** The cursor of the next page. */
	next: string | null;
	total: number;
}

/** Changes that the person may see and that stand as asked: what comes next first, or what came last. */
export async function listChanges(db: Database, who: Person, query: ChangeQuery): Promise<ChangeList> {
	const where = and(among(who, query), isIn(query.column), overdue(who, query));
	const key = keyOf(query.column);
	const rows = await shownRows(db.read, who, and(where, after(query, key)), {
		order: isBackwards(query.column) ? [desc(change.id)] : [asc(key), asc(change.id)],
		limit: query.limit + 1,
		key,
	});
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	const [all] = await db.read
		.select({ n: count() })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(where);
	return {
		items: page.map(({ shown }) => shown),
		next: last && rows.length > query.limit ? `${last.key}_${last.shown.id}` : null,
		total: all?.n ?? 0,
	};
}

/** One of them; nothing where they may not see it. */
export async function shownChangeWith(db: Reader, who: Person, id: number): Promise<ShownChange | null> {
	const of = and(eq(change.id, id), visibleTo(who));
	const [row] = await shownRows(db, who, of, { order: [], limit: 1, key: keyOf('open') });
	return row?.shown ?? null;
}

/** What nobody has published yet is its owner's own, where they may see it. */
function among(who: Person, { whose, team: slug }: ChangeQuery): SQL | undefined {
	const of = {
		me: eq(change.ownerId, who.id),
		teams: inArray(entry.teamId, [...who.teams]),
		all: undefined,
	}[whose];
	const shown = or(isNotNull(entry.publishedAt), eq(change.ownerId, who.id));
	const within = slug === undefined ? undefined : sql`${entry.teamId} IN ${teamsWithSlugs([slug])}`;
	return and(of, within, shown, visibleTo(who));
}

const WAITS = sql`EXISTS (SELECT 1 FROM change_check AS waiting
	WHERE waiting.change_id = change.id AND waiting.outcome IS NULL)`;

function isIn(column: Column): SQL | undefined {
	switch (column) {
		case 'open':
		case 'dropped':
			return eq(change.state, column);
		case 'waiting':
			return and(eq(change.state, 'done'), WAITS);
		case 'looked':
			return and(eq(change.state, 'done'), sql`NOT ${WAITS}`);
	}
}

function overdue(who: Person, query: ChangeQuery): SQL | undefined {
	if (query.overdue === undefined) return undefined;
	return and(isNotNull(change.due), sql`${change.due} < ${isoDay(now(), who.zone)}`);
}

const CHECK_ON = sql<string | null>`(SELECT asked.due_on FROM change_check AS asked
	WHERE asked.change_id = change.id AND asked.outcome IS NULL)`;

/** What comes last is first where it is over. */
const isBackwards = (column: Column) => column === 'looked' || column === 'dropped';

/** By which a list is ordered: a day, or nothing at all. */
function keyOf(column: Column): SQL<string> {
	if (isBackwards(column)) return sql<string>`''`;
	return column === 'open'
		? sql<string>`coalesce(${change.due}, '9999-12-31')`
		: sql<string>`coalesce(${CHECK_ON}, '')`;
}

function after({ cursor, column }: ChangeQuery, key: SQL<string>): SQL | undefined {
	if (cursor === undefined) return undefined;
	const [day = '', id = ''] = cursor.split('_');
	return isBackwards(column)
		? sql`${change.id} < ${Number(id)}`
		: sql`(${key}, ${change.id}) > (${day}, ${Number(id)})`;
}

async function shownRows(
	db: Reader,
	who: Person,
	where: SQL | undefined,
	{ order, limit, key }: { order: SQL[]; limit: number; key: SQL<string> },
) {
	const rows = await db
		.select({
			change,
			entry,
			isAuthor: isAuthor(who),
			isFacilitator: isFacilitator(who),
			owner: person.name,
			lesson: { id: lesson.id, text: lesson.text },
			team: { name: team.name, slug: team.slug, glaze: team.glaze },
			outcome: lastOutcome(),
			sentence: sql<string | null>`(SELECT said.sentence FROM change_check AS said
				WHERE said.change_id = change.id AND said.outcome IS NOT NULL ORDER BY said.id DESC LIMIT 1)`,
			checkOn: CHECK_ON,
			key,
		})
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.leftJoin(person, eq(person.id, change.ownerId))
		.leftJoin(lesson, eq(lesson.id, change.lessonId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(where)
		.orderBy(...order)
		.limit(limit);
	const today = isoDay(now(), who.zone);
	return rows.map((row) => ({ key: row.key, shown: shown(row, who, today) }));
}

interface Row {
	change: typeof change.$inferSelect;
	entry: typeof entry.$inferSelect;
	isAuthor: number;
	isFacilitator: number;
	owner: string | null;
	lesson: ShownChange['lesson'];
	team: ShownChange['team'];
	outcome: Outcome | null;
	sentence: string | null;
	checkOn: string | null;
}

function shown(row: Row, who: Person, today: string): ShownChange {
	const { change: it, entry: its, outcome, checkOn } = row;
	const { id, state, due, doneOn, reason, link } = it;
	const relation = { isAuthor: Boolean(row.isAuthor), isFacilitator: Boolean(row.isFacilitator) };
	const found = { change: it, entry: { ...its, ...relation } };
	return {
		...{ id, state, due, doneOn, checkOn, reason, link, outcome },
		text: plainText(it.text),
		column: state === 'done' ? (checkOn === null ? 'looked' : 'waiting') : state,
		sentence: outcome === null ? '' : (row.sentence ?? ''),
		words: changeWords({ state, due, doneOn, outcome }, today),
		overdue: state === 'open' && due !== null && due < today,
		owner: ownerOf(it, row.owner),
		entry: { kind: its.kind, number: its.number, title: its.title },
		lesson: row.lesson && { id: row.lesson.id, text: plainText(row.lesson.text) },
		team: row.team,
		maySettle: maySettle(who, found),
		mayLook: state === 'done' && mayLook(who, found),
	};
}

function ownerOf({ ownerId, ownerName }: Row['change'], name: string | null): ShownChange['owner'] {
	if (ownerId !== null && name !== null) return { id: ownerId, name };
	return ownerName === '' ? null : { id: null, name: ownerName };
}

/** How many somebody looks after that were due, or are to be looked at. */
export async function waitingOn(db: Database, who: Person): Promise<number> {
	const today = isoDay(now(), who.zone);
	const due = and(eq(change.state, 'open'), sql`${change.due} <= ${today}`);
	const looks = and(eq(change.state, 'done'), sql`${CHECK_ON} <= ${today}`);
	const [row] = await db.read
		.select({ n: count() })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.ownerId, who.id), or(due, looks), isNull(entry.removedAt), visibleTo(who)));
	return row?.n ?? 0;
}
