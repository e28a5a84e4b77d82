import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { waysIn } from '../entries/visibility.server.ts';
import { edits } from './edits.ts';
import { visibleExpression } from './expression.ts';
import { folded } from './indexed-text.ts';
import { readWanted, type Term, type Wanted } from './query.ts';
import { completionsFor, wordsSharingAPart } from './vocabulary.server.ts';

/**
 * The same search with the unknown words replaced by known ones, where that finds something. Known
 * is what stands in an entry that this person may see: a suggestion tells of nothing else.
 */
export async function suggestionFor(db: Database, person: Person, typed: string): Promise<string | null> {
	const wanted = readWanted(typed);
	const pieces = typed.split(/(\s+)/);
	for (const term of wanted.all) {
		if (term.phrase || (await finds(db.read, person, { all: [term], none: [] }))) continue;
		const word = await nearest(db.read, person, term);
		if (word === null) return null;
		pieces.forEach((piece, place) => piece === term.text && (pieces[place] = word));
	}
	const suggestion = pieces.join('');
	if (suggestion === typed) return null;
	return (await finds(db.read, person, readWanted(suggestion))) ? suggestion : null;
}

async function finds(db: Reader, person: Person, wanted: Wanted): Promise<boolean> {
	const expression = visibleExpression(waysIn(person), {
		wanted,
		completions: await completionsFor(db, wanted),
	});
	const rows = await db.all(sql`SELECT 1 FROM search_text WHERE search_text MATCH ${expression} LIMIT 1`);
	return rows.length > 0;
}

/** The known word that takes the fewest edits; among those, the one that most entries have. */
async function nearest(db: Reader, person: Person, term: Term): Promise<string | null> {
	const typed = folded(term.text.replace(/\*$/, ''));
	if (!/^\p{L}{3,40}$/u.test(typed)) return null;
	const most = typed.length < 5 ? 1 : 2;
	const near = new Map<number, string[]>();
	for (const word of await wordsSharingAPart(db, typed, most)) {
		const taken = edits(typed, word);
		if (taken <= most) near.set(taken, [...(near.get(taken) ?? []), word]);
	}
	for (let taken = 0; taken <= most; taken++) {
		const word = await commonest(db, person, near.get(taken) ?? []);
		if (word !== null) return word;
	}
	return null;
}

/** Of these words, the one that stands in most of what a person may see. */
async function commonest(db: Reader, person: Person, words: readonly string[]): Promise<string | null> {
	const [best] = await db.all<{ word: string; entries: number }>(sql`
		SELECT value AS word, (
			SELECT count(*) FROM search_words WHERE search_words MATCH '"' || value || ${`" AND (${waysIn(person).join(' OR ')})`}
		) AS entries
		FROM json_each(${JSON.stringify(words)}) ORDER BY entries DESC, word LIMIT 1`);
	return best && best.entries > 0 ? best.word : null;
}
