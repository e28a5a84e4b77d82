import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { marksFor } from '../search/marking.server.ts';
import { matching } from '../search/search.server.ts';
import { allOf, conditions, dated, type Conditions } from './library-conditions.server.ts';
import { countAll, type Facet } from './library-facets.server.ts';
import { ordering } from './library-order.server.ts';
import type { LibraryFilters } from './library.ts';
import { excerpt } from './excerpt.ts';
import { stageOf, type Stage } from './mending.ts';
import type { Shelved } from './shelf.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

const PAGE = 30;
const SHELF = 60;

/** A piece of text, and whether the search found it. */
export interface Piece {
	text: string;
	hit: boolean;
}
export interface LibraryRow {
	number: number;
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
}
export interface Library {
	rows: LibraryRow[];
	/** How many fit the filters, of all that the person may see. */
	total: number;
	all: number;
	facets: Facet[];
	/** Newest first, whatever the filters; what nobody has dated stands nowhere on it. */
	shelf: (Shelved & { happenedAt: number })[];
	/** The cursor of the next page, or null at the end. */
	next: string | null;
}

/** What the person may see of all post-mortems, drafts of theirs included. */
export async function library(db: Database, person: Person, asked: LibraryFilters): Promise<Library> {
	// However somebody spelled a topic in the address.
	const filters = { ...asked, factor: asked.factor.map(foldTopic), topic: asked.topic.map(foldTopic) };
	const ranks = filters.q === '' ? null : await matching(db, person, filters.q, 'postmortem');
	const fits = conditions(filters, ranks === null ? null : [...ranks.keys()]);
	const counts = await countAll(db.read, person, filters, fits);
	const { rows, next } = await page(db, person, filters, fits, ranks);
	return { ...counts, rows, next, shelf: await shelf(db.read, person, fits) };
}

interface Row {
	id: number;
	number: number;
	title: string;
	opening: string;
	factors: string;
	severity: LibraryRow['severity'];
	team: string | null;
	glaze: Glaze | null;
	happenedAt: number | null;
	publishedAt: number | null;
	cracks: string;
	key: string | number;
}

async function page(
	db: Database,
	person: Person,
	filters: LibraryFilters,
	fits: Conditions,
	ranks: ReadonlyMap<number, number> | null,
): Promise<{ rows: LibraryRow[]; next: string | null }> {
	const { join, by, again, after, key } = ordering(filters, ranks);
	// The cross joins keep the database to this order: the few rows of the page first, and what they need after.
	const found = await db.read.all<Row>(sql`
		WITH page AS MATERIALIZED (
			SELECT ${entry.id} AS id, ${key} AS key
			FROM ${postmortem} CROSS JOIN ${entry} ON ${entry.id} = ${postmortem.entryId} ${join}
			WHERE ${visibleTo(person)} AND ${allOf(Object.values(fits))} AND ${after}
			ORDER BY ${by} LIMIT ${PAGE + 1}
		)
		SELECT page.id, page.key, ${entry.number} AS number, ${entry.title} AS title,
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
		ORDER BY ${again}`);
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
	return {
		rows: shown.map((row) => toRow(row, filters, marks?.get(row.id))),
		next: last && found.length > PAGE ? `${last.key}~${last.id}` : null,
	};
}

function toRow(
	row: Row,
	filters: LibraryFilters,
	marks: { title: Piece[]; snippet: Piece[] } | undefined,
): LibraryRow {
	const factors = JSON.parse(row.factors) as [name: string, folded: string][];
	const plain = (text: string): Piece[] => (text === '' ? [] : [{ text, hit: false }]);
	return {
		number: row.number,
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
