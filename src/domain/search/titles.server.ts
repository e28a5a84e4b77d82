import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import { hrefOf, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo, waysIn } from '../entries/visibility.server.ts';
import { NAMES, quoted, waysExpression } from './expression.ts';
import { markWanted } from './marking.server.ts';
import { BEGIN, END, readMarks, type Marked } from './marks.ts';
import { readWanted, type Wanted } from './query.ts';
import { rank } from './ranking.server.ts';
import { searchable } from './tables.server.ts';
import { completionsFor } from './vocabulary.server.ts';

export interface TitleHit {
	entryId: number;
	kind: Kind;
	number: number;
	title: string;
	href: string;
	titleMarked: Marked;
	/** When it happened; null where nobody knows. */
	at: number | null;
}

/**
 * For the command palette: titles and numbers with words that begin like what was typed, and after
 * them those that have it somewhere within a word.
 */
export async function suggestTitles(
	db: Database,
	person: Person,
	typed: string,
	limit: number,
): Promise<TitleHit[]> {
	const wanted = readWanted(typed);
	if (wanted.all.length === 0) return [];
	const titles = await titlesBeginning(db.read, person, wanted, limit);
	if (titles.size < limit) {
		for (const [id, title] of await titlesWithin(db.read, person, wanted, limit)) {
			if (!titles.has(id)) titles.set(id, title);
		}
	}
	return readTitles(db, person, new Map([...titles].slice(0, limit)));
}

async function titlesBeginning(db: Reader, person: Person, wanted: Wanted, limit: number) {
	const { places } = await rank(db, person, { wanted, columns: NAMES, limit });
	const ids = places.map(({ entryId }) => entryId);
	const marks = await markWanted(db, wanted, await completionsFor(db, wanted), ids);
	return new Map(ids.map((id) => [id, marks.get(id)?.title ?? []]));
}

async function titlesWithin(db: Reader, person: Person, wanted: Wanted, limit: number) {
	const parts = wanted.all.map(({ text }) => text).filter((text) => /^.{3}/u.test(text));
	if (parts.length === 0) return new Map<number, Marked>();
	const rows = await db.all<{ id: number; title: string }>(sql`
		SELECT rowid AS id, highlight(search_titles, 0, ${BEGIN}, ${END}) AS title
		FROM search_titles
		WHERE search_titles MATCH ${parts.map(quoted).join(' AND ')}
			AND +rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH ${waysExpression(waysIn(person))})
		ORDER BY rank LIMIT ${limit}`);
	return new Map(rows.map(({ id, title }) => [id, readMarks(title)]));
}

async function readTitles(
	db: Database,
	person: Person,
	titles: ReadonlyMap<number, Marked>,
): Promise<TitleHit[]> {
	if (titles.size === 0) return [];
	const rows = await db.read
		.select({
			entryId: entry.id,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			at: sql<number | null>`nullif(${searchable.at}, ${UNDATED})`,
		})
		.from(entry)
		.innerJoin(searchable, eq(searchable.entryId, entry.id))
		.where(and(inArray(entry.id, [...titles.keys()]), visibleTo(person)));
	const found = new Map(rows.map((row) => [row.entryId, row]));
	return [...titles].flatMap(([id, titleMarked]) => {
		const row = found.get(id);
		return row ? [{ ...row, href: hrefOf(row.kind, row.number), titleMarked }] : [];
	});
}
