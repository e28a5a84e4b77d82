import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { EVERYWHERE, textExpression, type Completions } from './expression.ts';
import { BEGIN, END, hits, readMarks, type Marked } from './marks.ts';
import { readWanted, type Wanted } from './query.ts';
import { completionsFor } from './vocabulary.server.ts';

export interface Marks {
	title: Marked;
	/** The passage of the lessons or of the text that answers best. */
	snippet: Marked;
}

const PASSAGE = sql`${BEGIN}, ${END}, '…', 30`;

/** Where the words stand in these entries. The caller has made sure that the person may see them. */
export async function marksFor(
	db: Database,
	q: string,
	entryIds: readonly number[],
): Promise<Map<number, Marks>> {
	const wanted = readWanted(q);
	return markWanted(db.read, wanted, await completionsFor(db.read, wanted), entryIds);
}

export async function markWanted(
	db: Reader,
	wanted: Wanted,
	completions: Completions,
	entryIds: readonly number[],
): Promise<Map<number, Marks>> {
	const expression = textExpression({ wanted, completions, columns: EVERYWHERE });
	// With +, the index is gone through once; without, it is asked again for each of them.
	const ids = JSON.stringify(entryIds);
	const rows = await db.all<{ id: number; title: string; lessons: string; body: string }>(
		expression === null
			? sql`SELECT rowid AS id, title, '' AS lessons, substr(body, 1, 200) AS body
				FROM search_text WHERE rowid IN (SELECT value FROM json_each(${ids}))`
			: sql`SELECT rowid AS id, highlight(search_text, 0, ${BEGIN}, ${END}) AS title,
					snippet(search_text, 1, ${PASSAGE}) AS lessons, snippet(search_text, 3, ${PASSAGE}) AS body
				FROM search_text
				WHERE search_text MATCH ${expression} AND +rowid IN (SELECT value FROM json_each(${ids}))`,
	);
	return new Map(
		rows.map(({ id, title, ...texts }) => [id, { title: readMarks(title), snippet: better(texts) }]),
	);
}

function better(texts: { lessons: string; body: string }): Marked {
	const lessons = readMarks(texts.lessons);
	const body = readMarks(texts.body);
	return hits(lessons) > 0 && hits(lessons) >= hits(body) ? lessons : body;
}
