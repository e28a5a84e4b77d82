import { and, inArray, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { textExpression, type Asked } from './expression.ts';
import { BEGIN, END, hits, readMarks, type Marked } from './marks.ts';
import { asksNothing, readWanted } from './query.ts';
import { rank } from './ranking.server.ts';
import { completionsFor } from './vocabulary.server.ts';

/** One lesson, or one change that came of it, with the entry it stands in. */
export interface LearnedHit {
	kind: Kind;
	number: number;
	href: string;
	text: Marked;
}

const LEARNED = ['lessons'] as const;

/** Lessons and changes that have all of these words, the best entry first; two of an entry at the most. */
export async function searchLearned(
	db: Database,
	person: Person,
	typed: string,
	limit: number,
): Promise<LearnedHit[]> {
	const wanted = readWanted(typed);
	if (asksNothing(wanted)) return [];
	const completions = await completionsFor(db.read, wanted);
	const { places } = await rank(db.read, person, { wanted, columns: LEARNED, limit });
	const ids = places.map(({ entryId }) => entryId);
	const lines = await markedLines(db.read, { wanted, completions, columns: LEARNED }, ids);
	const rows = await db.read
		.select({ id: entry.id, kind: entry.kind, number: entry.number })
		.from(entry)
		.where(and(inArray(entry.id, ids), visibleTo(person)));
	const found = new Map(rows.map((row) => [row.id, row]));
	const learned = ids.flatMap((id) => {
		const row = found.get(id);
		if (!row) return [];
		const { kind, number } = row;
		return (lines.get(id) ?? []).map((text) => ({ kind, number, href: hrefOf(kind, number), text }));
	});
	return learned.slice(0, limit);
}

/** Each stands on a line of its own in the index; the ones that answer best come first. */
async function markedLines(
	db: Reader,
	asked: Asked,
	entryIds: readonly number[],
): Promise<Map<number, Marked[]>> {
	const expression = textExpression(asked);
	if (expression === null) return new Map();
	const rows = await db.all<{ id: number; lessons: string }>(sql`
		SELECT rowid AS id, highlight(search_text, 1, ${BEGIN}, ${END}) AS lessons FROM search_text
		WHERE search_text MATCH ${expression} AND +rowid IN (SELECT value FROM json_each(${JSON.stringify(entryIds)}))`);
	return new Map(
		rows.map(({ id, lessons }) => {
			const lines = lessons
				.split('\n')
				.map(readMarks)
				.filter((line) => hits(line) > 0);
			return [id, lines.sort((a, b) => hits(b) - hits(a)).slice(0, 2)];
		}),
	);
}
