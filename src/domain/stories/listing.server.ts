import { and, asc, desc, eq, inArray, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { fullMonth } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { membership, team } from '../accounts/tables.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { author, entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { thanks } from '../lessons/tables.server.ts';
import { minutesOf } from './minutes.ts';
import { FEWEST_SHOWN, PLACE, type Listed, type Way } from './row.ts';
import { story } from './tables.server.ts';

const A_PAGE = 24;

interface Asked {
	by: Way;
	/** `next` of the page before. */
	after?: string | undefined;
	limit?: number;
}

/** Stories that somebody may read, a page at a time. */
export async function listStories(
	db: Database,
	who: Person,
	{ by, after, limit = A_PAGE }: Asked,
): Promise<{ rows: Listed[]; next: string | null }> {
	const order = by === 'recognised' ? RECOGNISED : UNORDERED;
	const rows = await rowsAmong(
		db.read,
		and(isNotNull(entry.publishedAt), visibleTo(who), narrowed(who, by), isAfter(order, after)),
		order,
		limit + 1,
	);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await toListed(db.read, who, shown),
		next: last && rows.length > limit ? `${last.order}.${last.at}.${last.id}` : null,
	};
}

/** These of them that the person may read, in the order of the ids: what a shelf holds. */
export async function storiesWithIds(db: Database, who: Person, ids: readonly number[]): Promise<Listed[]> {
	if (ids.length === 0) return [];
	const rows = await rowsAmong(
		db.read,
		and(isNotNull(entry.publishedAt), visibleTo(who), inArray(entry.id, [...ids])),
		UNORDERED,
		ids.length,
	);
	const listed = new Map((await toListed(db.read, who, rows)).map((row) => [row.id, row]));
	return ids.flatMap((id) => listed.get(id) ?? []);
}

/** Their own, drafts included, the one written last first. */
export async function ownStories(db: Database, who: Person): Promise<(Listed & { isDraft: boolean })[]> {
	const rows = await rowsAmong(db.read, and(visibleTo(who), isAuthor(who)), UNORDERED, 200);
	const listed = await toListed(db.read, who, rows);
	return listed.map((row, index) => ({ ...row, isDraft: rows[index]?.publishedAt === null }));
}

/** The numbers of all that somebody may see, the lowest first. */
export async function allNumbers(db: Database, who: Person, { mine = false } = {}): Promise<number[]> {
	const rows = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, 'story'), visibleTo(who), mine ? isAuthor(who) : undefined))
		.orderBy(asc(entry.number));
	return rows.map(({ number }) => number);
}

/** How many recognised it; fewer than three are nobody's business, and count as none in an order as well. */
const RECOGNISED = sql<number>`(SELECT iif(count(DISTINCT ${thanks.personId}) >= ${FEWEST_SHOWN},
	count(DISTINCT ${thanks.personId}), 0) FROM ${thanks}
	WHERE ${thanks.entryId} = ${entry.id} AND ${thanks.kind} = 'saw')`;

/** In a list of which nothing else is asked; a bare number would name a column. */
const UNORDERED = sql<number>`CAST(0 AS INTEGER)`;

/** What is told without a name came in some month, and no closer. */
const AT = sql<number>`coalesce(unixepoch(${story.month} || '-01') * 1000, ${entry.publishedAt}, ${entry.updatedAt})`;

function narrowed(who: Person, by: Way): SQL | undefined {
	switch (by) {
		case 'new':
		case 'recognised':
			return undefined;
		case 'team':
			return inArray(entry.teamId, [...who.teams]);
		case 'leaders':
			return sql`EXISTS (SELECT 1 FROM ${author} JOIN ${membership} ON ${membership.personId} = ${author.personId}
				WHERE ${author.entryId} = ${entry.id} AND ${membership.isLead})`;
	}
}

function isAfter(order: SQL<number>, after: string | undefined): SQL | undefined {
	const [, count, at, id] = PLACE.exec(after ?? '') ?? [];
	if (id === undefined) return undefined;
	return or(
		sql`${order} < ${Number(count)}`,
		and(
			sql`${order} = ${Number(count)}`,
			or(sql`${AT} < ${Number(at)}`, and(sql`${AT} = ${Number(at)}`, lt(entry.id, Number(id)))),
		),
	);
}

type Row = Awaited<ReturnType<typeof rowsAmong>>[number];

function rowsAmong(db: Reader, which: SQL | undefined, order: SQL<number>, limit: number) {
	return db
		.select({
			id: entry.id,
			number: entry.number,
			title: entry.title,
			body: entry.body,
			publishedAt: entry.publishedAt,
			at: AT,
			order,
			recognised: RECOGNISED,
			story,
			team: { slug: team.slug, name: team.name, glaze: team.glaze },
		})
		.from(story)
		.innerJoin(entry, eq(entry.id, story.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(which)
		.orderBy(desc(order), desc(AT), desc(entry.id))
		.limit(limit);
}

async function toListed(db: Reader, who: Person, rows: readonly Row[]): Promise<Listed[]> {
	if (rows.length === 0) return [];
	const authors = await authorsOf(
		db,
		rows.map(({ id }) => id),
	);
	const lines = await linesOf(
		db,
		who,
		[...authors.values()].flatMap((all) => all.map(({ id }) => id)),
	);
	return rows.map(({ id, number, title, recognised, team: inTeam, publishedAt, ...row }) => {
		const { month } = row.story;
		const named = month === null ? (authors.get(id) ?? []) : [];
		const told = { ...row.story, body: row.story.form === 'free' ? row.body : '' };
		return {
			id,
			number,
			title,
			form: row.story.form,
			authors: named.map(({ id: personId, name }) => ({
				id: personId,
				name,
				line: lines.get(personId) ?? '',
			})),
			team: inTeam,
			lesson: plainText(row.story.learned),
			minutes: minutesOf(told),
			recognised: recognised === 0 ? null : recognised,
			publishedAt: month === null ? publishedAt : null,
			month: month === null ? null : fullMonth(Date.parse(`${month}-15`), 'UTC'),
		};
	});
}

/** `Data platform`, `Leads Data platform`: what stands below somebody's name. */
export async function linesOf(
	db: Reader,
	who: Person,
	personIds: readonly number[],
): Promise<Map<number, string>> {
	if (personIds.length === 0) return new Map();
	const rows = await db
		.select({ personId: membership.personId, leads: membership.isLead, name: team.name })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(
			and(
				inArray(membership.personId, [...new Set(personIds)]),
				// They know of no other teams.
				isGuest(who) ? inArray(membership.teamId, [...who.teams]) : undefined,
			),
		)
		.orderBy(desc(membership.isLead), asc(membership.since), asc(team.id));
	const lines = new Map<number, string>();
	for (const { personId, leads, name } of rows) {
		if (!lines.has(personId)) lines.set(personId, leads ? `Leads ${name}` : name);
	}
	return lines;
}
