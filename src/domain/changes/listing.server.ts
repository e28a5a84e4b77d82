import { and, asc, count, desc, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';
import type { ChangeQuery, Column } from './listing.ts';
import { CHECK_ON, shownRows, type ShownChange } from './shown.server.ts';

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
