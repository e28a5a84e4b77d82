import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import { MINUTE } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo, waysIn } from '../entries/visibility.server.ts';
import { searchTerms } from './tables.server.ts';
import { termsOf } from './terms.server.ts';
import { askedFor, candidates, likenessTo, weigh } from './weighing.server.ts';

/** Another text that speaks of the same. */
export interface SimilarText {
	entryId: number;
	/** The text it was compared with; a later one may have lost these words. */
	version: number;
	/** From 0, nothing in common, to 1. */
	likeness: number;
	/** Words that both texts have, the most telling first. */
	words: string[];
}

/** Below it two texts have in common what any two have; measured by bench/similar.ts. */
const ALIKE = 0.08;
const SHOWN_WORDS = 3;

/**
 * Texts like that of an entry, the most alike first: the words that tell it from others, what the index
 * finds by them, and of that the cosine of all that is kept. Only what the person may see is looked at.
 */
export async function similarTexts(
	db: Reader,
	person: Person,
	{ id, version }: { id: number; version: number },
): Promise<SimilarText[]> {
	const key = [id, version, ...waysIn(person)].join(' ');
	const kept = keptOf(db);
	const before = kept.get(key);
	if (before && now() - before.at < FRESH) return before.texts;
	const texts = await compare(db, person, id);
	kept.delete(key);
	kept.set(key, { at: now(), texts });
	for (const oldest of kept.keys()) {
		if (kept.size <= MOST_KEPT) break;
		kept.delete(oldest);
	}
	return texts;
}

async function compare(db: Reader, person: Person, id: number): Promise<SimilarText[]> {
	const terms = await termsOf(db, id);
	if (!terms || terms.length === 0) return [];
	const { mine, all } = await weigh(db, terms);
	const asked = askedFor(mine, all, true);
	if (asked.length === 0) return [];
	const rows = await db
		.select({ entryId: searchTerms.entryId, version: entry.version, terms: searchTerms.terms })
		.from(searchTerms)
		.innerJoin(entry, eq(entry.id, searchTerms.entryId))
		.where(and(inArray(searchTerms.entryId, candidates(person, asked, id)), visibleTo(person)));
	return rows
		.map(({ terms: theirs, ...text }) => ({ ...text, ...likenessTo(mine, theirs) }))
		.filter((text) => text.likeness >= ALIKE && text.words.length > 1)
		.sort((a, b) => b.likeness - a.likeness)
		.map((text) => ({ ...text, words: text.words.slice(0, SHOWN_WORDS) }));
}

// What was found stays right for a while: that somebody may still see it is asked each time by the caller,
// and a text that changes has another version.
const FRESH = 10 * MINUTE;
const MOST_KEPT = 1_000;
const keptFor = new WeakMap<Reader, Map<string, { at: number; texts: SimilarText[] }>>();

function keptOf(db: Reader) {
	const kept = keptFor.get(db) ?? new Map<string, { at: number; texts: SimilarText[] }>();
	keptFor.set(db, kept);
	return kept;
}
