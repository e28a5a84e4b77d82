import { and, asc, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { fullMonth, parseMoment } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import type { Part } from '../story.ts';
import { story } from '../tables.server.ts';
import { partsToPrint } from './book-parts.ts';

/** A story that can be in the book of a year. */
export interface Choosable {
	number: number;
	title: string;
	/** `Freya Lindqvist, Leadership`; empty where it was told without a name. */
	by: string;
	/** `March 2026` */
	month: string;
	/** Some people read it, and not the whole workspace: it is in a book only where somebody puts it there. */
	isKept: boolean;
}

export interface Chapter extends Choosable {
	parts: { part: Part | null; name: string; markdown: string; html: SafeHtml }[];
}

/** What was told in that year, the first of it first, as far as somebody may read it. */
export async function storiesOfYear(db: Database, who: Person, year: number): Promise<Choosable[]> {
	return (await rowsOf(db, who, year)).map(({ shown }) => shown);
}

/** The years in which something was told, the last first; this one always. */
export async function yearsTold(db: Database, who: Person): Promise<number[]> {
	const rows = await db.read
		.selectDistinct({ month: story.month, at: entry.publishedAt })
		.from(entry)
		.innerJoin(story, eq(story.entryId, entry.id))
		.where(and(isNotNull(entry.publishedAt), visibleTo(who)));
	const years = rows.map(({ month, at }) =>
		month === null ? yearOf(at ?? 0, who.zone) : Number(month.slice(0, 4)),
	);
	return [...new Set([yearOf(now(), who.zone), ...years])].sort((a, b) => b - a);
}

export const yearOf = (at: number, zone: string): number =>
	Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric' }).format(at));

/**
 * The chosen ones, whole, in the order of the year: where nobody chose, all that the whole workspace reads. What
 * somebody may not read, or was told in another year, is left out.
 */
export async function chaptersOf(
	db: Database,
	who: Person,
	{ year, stories }: { year: number; stories: readonly number[] | null },
): Promise<Chapter[]> {
	const rows = await rowsOf(db, who, year, stories);
	return rows
		.filter(({ shown }) => stories !== null || !shown.isKept)
		.map(({ shown, told, body }) => ({
			...shown,
			parts: partsToPrint(told, body).map(({ part, name, markdown }) => ({
				part,
				name,
				markdown,
				html: renderMarkdown(markdown),
			})),
		}));
}

async function rowsOf(db: Database, who: Person, year: number, only: readonly number[] | null = null) {
	const from = parseMoment(`${year}-01-01T00:00`, who.zone) ?? 0;
	const until = parseMoment(`${year + 1}-01-01T00:00`, who.zone) ?? 0;
	const rows = await db.read
		.select({ entry, story, team: team.name })
		.from(entry)
		.innerJoin(story, eq(story.entryId, entry.id))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(
			and(
				eq(entry.kind, 'story'),
				isNotNull(entry.publishedAt),
				visibleTo(who),
				// Of what was told without a name, the month is all that is known.
				sql`CASE WHEN ${story.month} IS NULL
					THEN ${and(gte(entry.publishedAt, from), lt(entry.publishedAt, until))}
					ELSE substr(${story.month}, 1, 4) = ${String(year)} END`,
				only === null ? undefined : inArray(entry.number, [...only]),
			),
		)
		.orderBy(asc(entry.publishedAt), desc(entry.id));
	const names = await namesOf(
		db,
		rows.filter((row) => row.story.month === null).map((row) => row.entry.id),
	);
	return rows.map((row) => ({
		told: row.story,
		body: row.entry.body,
		shown: {
			number: row.entry.number,
			isKept: row.entry.visibility !== 'workspace',
			title: row.entry.title,
			by: [(names.get(row.entry.id) ?? []).join(' and '), row.team ?? ''].filter(Boolean).join(', '),
			month:
				row.story.month === null
					? fullMonth(row.entry.publishedAt ?? 0, who.zone)
					: fullMonth(Date.parse(`${row.story.month}-15T12:00Z`), 'UTC'),
		},
	}));
}

async function namesOf(db: Database, entryIds: readonly number[]): Promise<Map<number, string[]>> {
	const rows = await db.read
		.select({ entryId: author.entryId, name: person.name })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(inArray(author.entryId, [...entryIds]))
		.orderBy(asc(author.entryId), asc(author.position));
	const found = Map.groupBy(rows, ({ entryId }) => entryId);
	return new Map([...found].map(([entryId, of]) => [entryId, of.map(({ name }) => name)]));
}
