import { sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { waysIn } from '../entries/visibility.server.ts';
import { edits } from './edits.ts';
import { folded } from './indexed-text.ts';
import { readWanted } from './query.ts';
import { findsAny } from './ranking.server.ts';
import { wordsSharingAPart } from './vocabulary.server.ts';

// A word as it may stand in a sentence.
const WORD = /^[^\p{L}\p{N}]*(\p{L}{3,40})[^\p{L}\p{N}]*$/u;

/**
 * The same search with the unknown words replaced by known ones, where that finds something under the
 * same filters. Known is what stands in an entry that this person may see: a suggestion tells of
 * nothing else.
 */
export async function suggestionFor(
	db: Database,
	person: Person,
	typed: string,
	where: SQL[] = [],
): Promise<string | null> {
	const pieces = typed.split(/(\s+)/);
	for (const term of readWanted(typed).all) {
		if (term.phrase || (await findsAny(db.read, person, { all: [term], none: [] }))) continue;
		const unknown = WORD.exec(term.text)?.[1];
		const known = unknown === undefined ? null : await nearest(db.read, person, folded(unknown));
		if (unknown === undefined || known === null) return null;
		pieces.forEach((piece, at) => piece === term.text && (pieces[at] = piece.replace(unknown, known)));
	}
	const suggestion = pieces.join('');
	if (suggestion === typed) return null;
	return (await findsAny(db.read, person, readWanted(suggestion), where)) ? suggestion : null;
}

/** The known word that takes the fewest edits; among those, the one that most entries have. */
async function nearest(db: Reader, person: Person, unknown: string): Promise<string | null> {
	const most = unknown.length < 5 ? 1 : 2;
	const near = new Map<number, string[]>();
	for (const word of await wordsSharingAPart(db, unknown, most)) {
		const taken = edits(unknown, word);
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
