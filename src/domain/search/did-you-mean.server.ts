import { sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { waysIn } from '../entries/visibility.server.ts';
import { edits } from './edits.ts';
import { quoted, visibleExpression, waysExpression } from './expression.ts';
import { folded } from './indexed-text.ts';
import { readWanted, type Term, type Wanted } from './query.ts';
import { completionsFor } from './vocabulary.server.ts';

const CANDIDATES = 50;

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
	const word = folded(term.text.replace(/\*$/, ''));
	if (!/^\p{L}{3,40}$/u.test(word)) return null;
	const most = word.length < 5 ? 1 : 2;
	const near = (await sharingAPart(db, word, most))
		.map((known) => ({ ...known, edits: edits(word, known.term) }))
		.filter((known) => known.edits <= most)
		.sort((a, b) => a.edits - b.edits || b.doc - a.doc)
		.slice(0, CANDIDATES);
	for (const known of near) if (await isSeen(db, person, known.term)) return known.term;
	return null;
}

/** Of three parts of a word, two edits leave one as it was: only words that have one can be near. */
function sharingAPart(db: Reader, word: string, most: number) {
	const letters = Array.from(word);
	const third = Math.ceil(letters.length / 3);
	const parts = [0, 1, 2]
		.map((part) => letters.slice(part * third, (part + 1) * third).join(''))
		.filter((part) => part !== '');
	const has = parts.map((part) => sql`instr(term, ${part}) > 0`);
	return db.all<{ term: string; doc: number }>(sql`
		SELECT term, doc FROM search_vocabulary
		WHERE col = 'words' AND length(term) BETWEEN ${letters.length - most} AND ${letters.length + most}
			AND (${sql.join(has, sql` OR `)})`);
}

async function isSeen(db: Reader, person: Person, word: string): Promise<boolean> {
	const expression = `${waysExpression(waysIn(person))} AND {words} : (${quoted(word)})`;
	const rows = await db.all(sql`SELECT 1 FROM search_words WHERE search_words MATCH ${expression} LIMIT 1`);
	return rows.length > 0;
}
