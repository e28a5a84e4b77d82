import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { hrefOf, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { suggestionFor } from './did-you-mean.server.ts';
import { conditions } from './filters.server.ts';
import { marksFor } from './marking.server.ts';
import type { Marked } from './marks.ts';
import { asksNothing, readWanted, type SearchQuery } from './query.ts';
import { rank, type Place } from './ranking.server.ts';
import { searchable } from './tables.server.ts';

export interface SearchHit {
	entryId: number;
	kind: Kind;
	number: number;
	title: string;
	href: string;
	titleMarked: Marked;
	snippet: Marked;
	team: { slug: string; name: string; glaze: Glaze } | null;
	severity: number | null;
	/** When it happened; null where nobody knows. */
	at: number | null;
	/** Null for a draft of one's own. */
	publishedAt: number | null;
}

export interface SearchResults {
	items: SearchHit[];
	total: number;
	/** The cursor of the next page. */
	next: string | null;
	/** What to search for instead, where nothing is found. */
	suggestion: string | null;
}

const NOTHING: SearchResults = { items: [], total: 0, next: null, suggestion: null };
const MATCHING = 2_000;

/**
 * Entries that have these words, the best first. Without a word, what the filters leave, the newest
 * first; without a filter either, nothing.
 */
export async function search(db: Database, person: Person, query: SearchQuery): Promise<SearchResults> {
	const wanted = readWanted(query.q);
	const where = conditions(person, query);
	if (asksNothing(wanted) && (query.q !== '' || where.length === 0)) return NOTHING;

	const { places, total } = await rank(db.read, person, {
		wanted,
		where,
		after: readCursor(query.cursor),
		limit: query.limit + 1,
	});
	const page = places.slice(0, query.limit);
	const last = page.at(-1);
	return {
		items: await readHits(db, person, query.q, page),
		total,
		next: last && places.length > query.limit ? cursorOf(last) : null,
		suggestion: total === 0 ? await suggestionFor(db, person, query.q, where) : null,
	};
}

/** The entries of a kind that have these words, each with its place: 0 is the best. */
export async function matching(
	db: Database,
	person: Person,
	q: string,
	kind: Kind,
): Promise<Map<number, number>> {
	const wanted = readWanted(q);
	if (asksNothing(wanted)) return new Map();
	const where = [eq(searchable.kind, kind)];
	const { places } = await rank(db.read, person, { wanted, where, limit: MATCHING });
	return new Map(places.map(({ entryId }, place) => [entryId, place]));
}

async function readHits(
	db: Database,
	person: Person,
	q: string,
	places: readonly Place[],
): Promise<SearchHit[]> {
	if (places.length === 0) return [];
	const ids = places.map(({ entryId }) => entryId);
	const rows = await db.read
		.select({
			entryId: entry.id,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			team: { slug: team.slug, name: team.name, glaze: team.glaze },
			severity: searchable.severity,
			at: sql<number | null>`nullif(${searchable.at}, ${UNDATED})`,
			publishedAt: entry.publishedAt,
		})
		.from(entry)
		.innerJoin(searchable, eq(searchable.entryId, entry.id))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(inArray(entry.id, ids), visibleTo(person)));
	const found = new Map(rows.map((row) => [row.entryId, row]));
	const marks = await marksFor(db, q, ids);
	return ids.flatMap((id) => {
		const row = found.get(id);
		if (!row) return [];
		const { title: titleMarked, snippet } = marks.get(id) ?? {
			title: [{ text: row.title, hit: false }],
			snippet: [],
		};
		return [{ ...row, href: hrefOf(row.kind, row.number), titleMarked, snippet }];
	});
}

function cursorOf({ rank, at, entryId }: Place): string {
	return `${rank}_${at}_${entryId}`;
}

function readCursor(cursor: string | undefined): Place | undefined {
	if (cursor === undefined) return undefined;
	const [rank = 0, at = 0, entryId = 0] = cursor.split('_').map(Number);
	return { rank, at, entryId };
}
