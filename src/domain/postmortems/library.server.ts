import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { begunAmong } from '../entries/begun.server.ts';
import type { Beginner } from '../entries/begun.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { marksFor } from '../search/marking.server.ts';
import { matching } from '../search/search.server.ts';
import { allOf, conditions, dated, type Conditions } from './library-conditions.server.ts';
import { countAll, type Facet } from './library-facets.server.ts';
import { countGroups, groupingFor, type GroupHead, type Grouping } from './library-groups.server.ts';
import { cursorOf, ordering } from './library-order.server.ts';
import type { LibraryFilters } from './library.ts';
import { excerpt } from './excerpt.ts';
import { stageOf, type Stage } from './mending.ts';
import type { PostmortemKind } from './postmortem.ts';
import type { Shelved } from './shelf.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

const PAGE = 50;
const SHELF = 60;

/** A piece of text, and whether the search found it. */
export interface Piece {
	text: string;
	hit: boolean;
}
export interface LibraryRow {
	number: number;
	kind: PostmortemKind;
	/** The heading it stands under, of `groups`. */
	group: string | null;
	title: Piece[];
	/** A passage that was found, or how the summary begins. */
	snippet: Piece[];
	/** What its factors have in common with others', the chosen ones first. */
	factors: { name: string; on: boolean }[];
	severity: 1 | 2 | 3 | 4 | null;
	team: string | null;
	glaze: Glaze | null;
	/** Null where nobody has said when. */
	happenedAt: number | null;
	cracks: string;
	stage: Stage;
	/** The program that began it, while it is a draft. */
	begunBy: Beginner | null;
}
/** As many rows as are read at once. */
export interface LibraryPage {
	rows: LibraryRow[];
	/** The headings of these rows, each with how many stand under it, on this page or on others. */
	groups: Record<string, GroupHead>;
	/** The cursor of the next page, or null at the end. */
	next: string | null;
}
export interface Library extends LibraryPage {
	/** How many fit the filters, of all that the person may see. */
	total: number;
	all: number;
	facets: Facet[];
	/** Newest first, whatever the filters; what nobody has dated stands nowhere on it. */
	shelf: (Shelved & { happenedAt: number })[];
}

/** What the person may see of all post-mortems, drafts of theirs included. */
export async function library(db: Database, person: Person, asked: LibraryFilters): Promise<Library> {
	const { filters, ranks, fits } = await narrowed(db, person, asked);
	const counts = await countAll(db.read, person, filters, fits);
	const rows = await page(db, person, filters, fits, ranks);
	return { ...counts, ...rows, shelf: await shelf(db.read, person, fits) };
}

/** Only the rows: what comes after those that somebody has. */
export async function libraryPage(db: Database, person: Person, asked: LibraryFilters): Promise<LibraryPage> {
	const { filters, ranks, fits } = await narrowed(db, person, asked);
	return page(db, person, filters, fits, ranks);
}

async function narrowed(db: Database, person: Person, asked: LibraryFilters) {
	// However somebody spelled a topic in the address.
	const filters = { ...asked, factor: asked.factor.map(foldTopic), topic: asked.topic.map(foldTopic) };
	const ranks = filters.q === '' ? null : await matching(db, person, filters.q, 'postmortem');
	return { filters, ranks, fits: conditions(filters, ranks === null ? null : [...ranks.keys()]) };
}

interface Row {
	id: number;
	number: number;
	kind: PostmortemKind;
	title: string;
	opening: string;
	factors: string;
	severity: LibraryRow['severity'];
	team: string | null;
	glaze: Glaze | null;
	happenedAt: number | null;
	publishedAt: number | null;
	cracks: string;
	groupKey: string | number | null;
}

async function page(
	db: Database,
	person: Person,
	filters: LibraryFilters,
	fits: Conditions,
	ranks: ReadonlyMap<number, number> | null,
): Promise<LibraryPage> {
	const grouping = await groupingFor(db.read, person, filters);
	const { join, keys, by, after } = ordering(filters, ranks, grouping);
	// The cross joins keep the database to this order: the few rows of the page first, and what they need after.
	const found = await db.read.all<Row>(sql`
		WITH page AS MATERIALIZED (
			SELECT ${entry.id} AS id, ${grouping?.key ?? sql`NULL`} AS groupKey, ${keys}
			FROM ${postmortem} CROSS JOIN ${entry} ON ${entry.id} = ${postmortem.entryId} ${join} ${grouping?.join ?? sql``}
			WHERE ${visibleTo(person)} AND ${allOf(Object.values(fits))} AND ${after}
			ORDER BY ${by} LIMIT ${PAGE + 1}
		)
		SELECT page.*, ${entry.number} AS number, ${postmortem.kind} AS kind, ${entry.title} AS title,
			substr(coalesce(nullif(${postmortem.summary}, ''), ${entry.body}), 1, 1000) AS opening,
			(SELECT json_group_array(json_array(name, folded)) FROM (
				SELECT ${topic.name} AS name, ${topic.folded} AS folded FROM ${factor}
				JOIN ${factorTopic} ON ${factorTopic.factorId} = ${factor.id}
				JOIN ${topic} ON ${topic.id} = ${factorTopic.topicId}
				WHERE ${factor.entryId} = page.id GROUP BY ${topic.id} ORDER BY min(${factor.position}), ${factorTopic.position}
			)) AS factors,
			${postmortem.severity} AS severity, ${team.name} AS team, ${team.glaze} AS glaze,
			iif(${dated}, ${postmortem.happenedAt}, NULL) AS happenedAt, ${entry.publishedAt} AS publishedAt, ${postmortem.cracks} AS cracks
		FROM page CROSS JOIN ${entry} ON ${entry.id} = page.id CROSS JOIN ${postmortem} ON ${postmortem.entryId} = page.id
		LEFT JOIN ${team} ON ${team.id} = ${entry.teamId}
		ORDER BY ${by}`);
	const shown = found.slice(0, PAGE);
	const last = shown.at(-1);
	const marks =
		ranks === null
			? null
			: await marksFor(
					db,
					filters.q,
					shown.map(({ id }) => id),
				);
	const begunBy = await begunAmong(
		db.read,
		shown.flatMap(({ id, publishedAt }) => (publishedAt === null ? [id] : [])),
	);
	return {
		rows: shown.map((row) => ({
			...toRow(row, filters, marks?.get(row.id)),
			begunBy: begunBy.get(row.id) ?? null,
		})),
		groups: await heads(db.read, person, grouping, fits, shown),
		next: last && found.length > PAGE ? cursorOf({ ...last }) : null,
	};
}

async function heads(
	db: Reader,
	person: Person,
	grouping: Grouping | null,
	fits: Conditions,
	shown: readonly Row[],
): Promise<Record<string, GroupHead>> {
	if (grouping === null) return {};
	const counted = await countGroups(db, person, grouping, fits);
	const keys = new Set(shown.map(({ groupKey }) => String(groupKey)));
	return Object.fromEntries([...counted].filter(([key]) => keys.has(key)));
}

function toRow(
	row: Row,
	filters: LibraryFilters,
	marks: { title: Piece[]; snippet: Piece[] } | undefined,
): Omit<LibraryRow, 'begunBy'> {
	const factors = JSON.parse(row.factors) as [name: string, folded: string][];
	const plain = (text: string): Piece[] => (text === '' ? [] : [{ text, hit: false }]);
	return {
		number: row.number,
		kind: row.kind,
		group: row.groupKey === null ? null : String(row.groupKey),
		title: marks?.title ?? plain(row.title),
		snippet: marks?.snippet ?? plain(excerpt(row.opening)),
		factors: factors
			.map(([name, folded]) => ({ name, on: filters.factor.includes(folded) }))
			.sort((a, b) => Number(b.on) - Number(a.on))
			.slice(0, 3),
		severity: row.severity,
		team: row.team,
		glaze: row.glaze,
		happenedAt: row.happenedAt,
		cracks: row.cracks,
		stage: stageOf(row.publishedAt, row.cracks),
	};
}

async function shelf(db: Reader, person: Person, fits: Conditions): Promise<Library['shelf']> {
	const rows = await db.all<Omit<Library['shelf'][number], 'fits'> & { fits: number }>(sql`
		SELECT ${entry.number} AS number, ${entry.title} AS title, ${postmortem.cracks} AS cracks,
			${team.glaze} AS glaze, ${postmortem.happenedAt} AS happenedAt, ${allOf(Object.values(fits))} AS fits
		FROM ${postmortem} CROSS JOIN ${entry} ON ${entry.id} = ${postmortem.entryId}
		LEFT JOIN ${team} ON ${team.id} = ${entry.teamId}
		WHERE ${visibleTo(person)} AND ${dated}
		ORDER BY ${postmortem.happenedAt} DESC, ${postmortem.entryId} DESC LIMIT ${SHELF}`);
	return rows.map((row) => ({ ...row, fits: row.fits === 1 }));
}
