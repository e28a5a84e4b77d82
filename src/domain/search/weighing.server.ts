import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { waysIn } from '../entries/visibility.server.ts';
import { quoted, waysExpression } from './expression.ts';
import { folded } from './indexed-text.ts';
import { loudness, weightOf, type Terms } from './telling-words.ts';
import { countedIn } from './vocabulary.server.ts';

const CANDIDATES = 50;
const ASKED_WORDS = 25;
/** What so many of all entries say tells none of them from others. */
const COMMON_SHARE = 0.25;
const FEW = 12;
/** Entries that the index goes through for one question: more would take longer and say less. */
const MOST_READ = 15_000;

/** A word of a text, and what it says of it. */
export interface Weighed {
	shown: string;
	weight: number;
	/** What every mention weighs. */
	rarity: number;
	entries: number;
}

/** The words of a text by their folded form, each with its weight; and how many texts there are. */
export async function weigh(db: Reader, terms: Terms): Promise<{ mine: Map<string, Weighed>; all: number }> {
	const named = terms.map(([shown, times]) => ({ word: folded(shown), shown, times }));
	const { entriesWith, all } = await countedIn(
		db,
		named.map(({ word }) => word),
	);
	const mine = new Map(
		named.map(({ word, shown, times }) => {
			const entries = entriesWith.get(word) ?? 0;
			const rarity = weightOf(1, entries, all);
			return [word, { shown, weight: weightOf(times, entries, all), rarity, entries }];
		}),
	);
	return { mine, all };
}

/**
 * The most telling words that stand elsewhere too, as many as the index answers quickly.
 * @param indexed whether the text itself is in the index: then a word that stands in one entry stands in it alone
 */
export function askedFor(mine: ReadonlyMap<string, Weighed>, all: number, indexed: boolean): string[] {
	const most = Math.max(FEW, all * COMMON_SHARE);
	const asked: string[] = [];
	let read = 0;
	const best = [...mine]
		.filter(([, { entries }]) => entries > (indexed ? 1 : 0) && entries <= most)
		.sort(([, a], [, b]) => b.weight - a.weight);
	for (const [word, { entries }] of best) {
		if (asked.length === ASKED_WORDS) break;
		if (read + entries > MOST_READ) continue;
		read += entries;
		asked.push(word);
	}
	return asked;
}

/** The ids of the entries that the index finds by these words, for a reader of them. */
export function candidates(person: Person, words: readonly string[], not: number | null) {
	const expression = `${waysExpression(waysIn(person))} AND {title lessons body} : (${words.map(quoted).join(' OR ')})`;
	return sql`(SELECT rowid FROM search_text WHERE search_text MATCH ${expression} AND rowid <> ${not ?? 0}
		ORDER BY bm25(search_text, 3, 2, 0, 1, 0, 0) LIMIT ${CANDIDATES})`;
}

/** The cosine of two texts, and the words that both have, the most telling first. */
export function likenessTo(
	mine: ReadonlyMap<string, Weighed>,
	theirs: Terms,
): { likeness: number; words: string[] } {
	const shared: { shown: string; weight: number }[] = [];
	for (const [shown, times] of theirs) {
		const own = mine.get(folded(shown));
		if (own) shared.push({ shown: own.shown, weight: own.weight * loudness(times) * own.rarity });
	}
	shared.sort((a, b) => b.weight - a.weight);
	const product = sum(shared.map(({ weight }) => weight));
	return {
		likeness: Math.min(1, product / (length([...mine.values()]) * lengthOf(theirs, mine) || 1)),
		words: shared.map(({ shown }) => shown),
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
