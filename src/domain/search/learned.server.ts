import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { textExpression, type Asked } from './expression.ts';
import { BEGIN, END, hits, readMarks, textOf, type Marked } from './marks.ts';
import { asksNothing, readWanted } from './query.ts';
import { rank } from './ranking.server.ts';
import { completionsFor } from './vocabulary.server.ts';

/** One lesson, or one change that came of it, with the entry it stands in. */
export interface LearnedHit {
	is: 'lesson' | 'change';
	/** Of the lesson or the change: L-318, C-97. */
	id: number;
	href: string;
	text: Marked;
	entry: { id: number; kind: Kind; number: number; published: boolean };
}

const LEARNED = ['lessons'] as const;
const OF_ONE_ENTRY = 2;

/** Lessons and changes that have all of these words, the best entry first; two of an entry at the most. */
export async function searchLearned(
	db: Database,
	person: Person,
	typed: string,
	limit: number,
): Promise<LearnedHit[]> {
	const wanted = readWanted(typed);
	if (asksNothing(wanted) || wanted.all.length === 0) return [];
	const completions = await completionsFor(db.read, wanted);
	const { places } = await rank(db.read, person, { wanted, columns: LEARNED, limit });
	const ids = places.map(({ entryId }) => entryId);
	const lines = await markedLines(db.read, { wanted, completions, columns: LEARNED }, ids);
	const found = await standingIn(db.read, person, ids);
	const learned = ids.flatMap((id) => {
		const its = found.get(id) ?? new Map<string, Found>();
		return (lines.get(id) ?? [])
			.flatMap((text) => {
				const one = its.get(oneLine(textOf(text)));
				return one ? [{ ...one, text }] : [];
			})
			.slice(0, OF_ONE_ENTRY);
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
			return [id, lines.sort((a, b) => hits(b) - hits(a))];
		}),
	);
}

type Found = Omit<LearnedHit, 'text'>;

/** What was learned in these entries and what came of it, by each of its lines as the index has them. */
async function standingIn(
	db: Reader,
	who: Person,
	entryIds: readonly number[],
): Promise<Map<number, Map<string, Found>>> {
	const entries = await db
		.select({
			id: entry.id,
			kind: entry.kind,
			number: entry.number,
			published: sql<number>`${isNotNull(entry.publishedAt)}`,
		})
		.from(entry)
		.where(and(inArray(entry.id, [...entryIds]), visibleTo(who)));
	const ids = entries.map(({ id }) => id);
	const of = <Table extends typeof lesson | typeof change>(table: Table) =>
		db
			.select({ id: table.id, entryId: table.entryId, text: table.text })
			.from(table)
			.where(inArray(table.entryId, ids));
	const rows = [
		...(await of(lesson)).map((row) => ({ ...row, is: 'lesson' as const, path: '/lessons' })),
		...(await of(change)).map((row) => ({ ...row, is: 'change' as const, path: '/changes' })),
	];
	return new Map(
		entries.map(({ published, ...one }) => {
			const lines = rows
				.filter(({ entryId }) => entryId === one.id)
				.flatMap(({ id, is, path, text }) => {
					const hit: Found = {
						is,
						id,
						href: `${path}/${id}`,
						entry: { ...one, published: Boolean(published) },
					};
					return plainText(text)
						.split('\n')
						.map((line) => [oneLine(line), hit] as const);
				});
			// Where two say the same, the first of them.
			return [one.id, new Map(lines.reverse())];
		}),
	);
}

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
