import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { folded } from './indexed-text.ts';
import type { Term, Wanted } from './query.ts';

const COMPLETIONS = 12;

/**
 * Whole words for the half-typed ones. The index keeps stems: `availabili` is not the beginning of
 * `avail`, although `availability` is found there.
 */
export async function completionsFor(db: Reader, wanted: Wanted): Promise<Map<Term, string[]>> {
	const found = new Map<Term, string[]>();
	for (const term of wanted.all) {
		const begun = folded(term.text.replace(/\*$/, ''));
		if (!term.prefix || !/^\p{L}{3,}$/u.test(begun)) continue;
		const rows = await db.all<{ term: string }>(sql`
			SELECT term FROM search_vocabulary
			WHERE term > ${begun} AND term < ${begun + '\u{10FFFF}'} AND col = 'words'
			ORDER BY doc DESC, term LIMIT ${COMPLETIONS}`);
		found.set(
			term,
			rows.map((row) => row.term),
		);
	}
	return found;
}
