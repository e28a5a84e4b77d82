import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import { MINUTE } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo, waysIn } from '../entries/visibility.server.ts';
import { quoted, waysExpression } from './expression.ts';
import { folded } from './indexed-text.ts';
import { searchTerms } from './tables.server.ts';
import { loudness, weightOf, type Terms } from './telling-words.ts';
import { termsOf } from './terms.server.ts';
import { countedIn } from './vocabulary.server.ts';

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

const CANDIDATES = 50;
const ASKED_WORDS = 25;
/** What so many of all entries say tells none of them from others. */
const COMMON_SHARE = 0.25;
const FEW = 12;
/** Entries that the index goes through for one question: more would take longer and say less. */
const MOST_READ = 15_000;
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
	const asked = askedFor(mine, Math.max(FEW, all * COMMON_SHARE));
	if (asked.length === 0) return [];
	const rows = await candidates(db, person, id, asked);
	return rows
		.map(({ terms: theirs, ...text }) => ({ ...text, ...likeness(mine, theirs) }))
		.filter((text) => text.likeness >= ALIKE && text.words.length > 1)
		.sort((a, b) => b.likeness - a.likeness);
}

interface Weighed {
	shown: string;
	weight: number;
	/** What every mention weighs. */
	rarity: number;
	entries: number;
}

async function weigh(db: Reader, terms: Terms): Promise<{ mine: Map<string, Weighed>; all: number }> {
	const named = terms.map(([shown, times]) => ({ word: folded(shown), shown, times }));
	const { entriesWith, all } = await countedIn(
		db,
		named.map(({ word }) => word),
	);
	const mine = new Map(
		named.map(({ word, shown, times }) => {
			const entries = entriesWith.get(word) ?? 1;
			const rarity = weightOf(1, entries, all);
			return [word, { shown, weight: weightOf(times, entries, all), rarity, entries }];
		}),
	);
	return { mine, all };
}

/** The most telling words that stand elsewhere too, as many as the index answers quickly. */
function askedFor(mine: ReadonlyMap<string, Weighed>, most: number): string[] {
	const asked: string[] = [];
	let read = 0;
	const best = [...mine]
		.filter(([, { entries }]) => entries > 1 && entries <= most)
		.sort(([, a], [, b]) => b.weight - a.weight);
	for (const [word, { entries }] of best) {
		if (asked.length === ASKED_WORDS) break;
		if (read + entries > MOST_READ) continue;
		read += entries;
		asked.push(word);
	}
	return asked;
}

function candidates(db: Reader, person: Person, id: number, words: readonly string[]) {
	const expression = `${waysExpression(waysIn(person))} AND {title lessons body} : (${words.map(quoted).join(' OR ')})`;
	const found = sql`(SELECT rowid FROM search_text WHERE search_text MATCH ${expression} AND rowid <> ${id}
		ORDER BY bm25(search_text, 3, 2, 0, 1, 0, 0) LIMIT ${CANDIDATES})`;
	return db
		.select({ entryId: searchTerms.entryId, version: entry.version, terms: searchTerms.terms })
		.from(searchTerms)
		.innerJoin(entry, eq(entry.id, searchTerms.entryId))
		.where(and(inArray(searchTerms.entryId, found), visibleTo(person)));
}

function likeness(
	mine: ReadonlyMap<string, Weighed>,
	theirs: Terms,
): Pick<SimilarText, 'likeness' | 'words'> {
	const shared: { shown: string; weight: number }[] = [];
	for (const [shown, times] of theirs) {
		const own = mine.get(folded(shown));
		if (own) shared.push({ shown: own.shown, weight: own.weight * loudness(times) * own.rarity });
	}
	shared.sort((a, b) => b.weight - a.weight);
	const product = sum(shared.map(({ weight }) => weight));
	return {
		likeness: Math.min(1, product / (length([...mine.values()]) * lengthOf(theirs, mine) || 1)),
		words: shared.slice(0, SHOWN_WORDS).map(({ shown }) => shown),
	};
}

const length = (words: readonly Weighed[]) => Math.hypot(...words.map(({ weight }) => weight));

/** How rare all of its words are would be a question for each; as rare as these is near enough. */
function lengthOf(theirs: Terms, mine: ReadonlyMap<string, Weighed>): number {
	const rarity = Math.sqrt(sum([...mine.values()].map((own) => own.rarity ** 2)) / mine.size);
	return rarity * Math.hypot(...theirs.map(([, times]) => loudness(times)));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
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
