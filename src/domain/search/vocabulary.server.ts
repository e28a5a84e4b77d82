import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { folded } from './indexed-text.ts';
import type { Term, Wanted } from './query.ts';

const COMPLETIONS = 8;

/** Words that an entry has and had not. */
export async function learnWords(tx: Transaction, words: readonly string[]): Promise<void> {
	if (words.length === 0) return;
	await tx.run(sql`
		INSERT INTO search_vocabulary (word, entries) SELECT value, 1 FROM json_each(${JSON.stringify(words)}) WHERE true
		ON CONFLICT (word) DO UPDATE SET entries = entries + 1`);
}

/** Words that an entry has no more; those that another one has stay. */
export async function forgetWords(tx: Transaction, words: readonly string[]): Promise<void> {
	if (words.length === 0) return;
	const gone = sql`(SELECT value FROM json_each(${JSON.stringify(words)}))`;
	await tx.run(sql`UPDATE search_vocabulary SET entries = entries - 1 WHERE word IN ${gone}`);
	await tx.run(sql`DELETE FROM search_vocabulary WHERE word IN ${gone} AND entries <= 0`);
}

/**
 * In how many entries each of these words stands, and how many entries there are. All of them, whoever
 * may see them: this weighs words and is never shown.
 */
export async function countedIn(
	db: Reader,
	words: Iterable<string>,
): Promise<{ entriesWith: Map<string, number>; all: number }> {
	const rows = await db.all<{ word: string; entries: number }>(sql`
		SELECT word, entries FROM json_each(${JSON.stringify([...words])}) JOIN search_vocabulary ON word = value
		UNION ALL SELECT '', count(*) FROM searchable`);
	const all = rows.pop()?.entries ?? 0;
	return { entriesWith: new Map(rows.map(({ word, entries }) => [word, entries])), all };
}

/**
 * Whole words for the half-typed ones. The index keeps stems: `availabili` is not the beginning of
 * `avail`, although `availability` is found there. Nobody is shown these words: they are looked for.
 */
export async function completionsFor(db: Reader, wanted: Wanted): Promise<Map<Term, string[]>> {
	const found = new Map<Term, string[]>();
	for (const term of wanted.all) {
		const begun = folded(term.text.replace(/\*$/, ''));
		if (!term.prefix || !/^\p{L}{4,40}$/u.test(begun)) continue;
		const rows = await db.all<{ word: string }>(sql`
			SELECT word FROM search_vocabulary WHERE word > ${begun} AND word < ${begun + '\u{10FFFF}'}
			ORDER BY length(word), word LIMIT ${COMPLETIONS}`);
		found.set(
			term,
			rows.map(({ word }) => word),
		);
	}
	return found;
}

/** Of three parts of a word, two edits leave one as it was: only words that have one can be near. */
export async function wordsSharingAPart(db: Reader, word: string, edits: number): Promise<string[]> {
	const letters = Array.from(word);
	const third = Math.ceil(letters.length / 3);
	const parts = [0, 1, 2]
		.map((part) => letters.slice(part * third, (part + 1) * third).join(''))
		.filter((part) => part !== '')
		.map((part) => sql`instr(word, ${part}) > 0`);
	const rows = await db.all<{ word: string }>(sql`
		SELECT word FROM search_vocabulary
		WHERE length(word) BETWEEN ${letters.length - edits} AND ${letters.length + edits}
			AND (${sql.join(parts, sql` OR `)})`);
	return rows.map((row) => row.word);
}
