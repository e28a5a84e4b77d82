import { and, inArray, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference } from '../entries/kinds.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { sayingItNow } from '../lessons/successor.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { bare, compareWith, type AlikeEntry, type Compared, type Written } from './alike.server.ts';
import { folded } from './indexed-text.ts';
import { reasonFor } from './reason.ts';
import { countWords, loudness, weightOf } from './telling-words.ts';
import { countedIn } from './vocabulary.server.ts';

/** A lesson that somebody learned before, like what is being written. */
export interface LikeLesson {
	/** Its number. Where another lesson says it better by now, that one. */
	lesson: number;
	/** Plain text. */
	text: string;
	href: string;
	source: { named: string; href: string; title: string; authors: string[]; publishedAt: number };
	/** From 0 on; what is shown begins at `LIKE`. */
	likeness: number;
	/** Words that both have. */
	words: string[];
	/** “Both speak of retries and back-pressure.” */
	reason: string;
}

/**
 * From here on a lesson is shown: what its entry has in common with what is written, and what it has itself. Found
 * with the real documents: what lay below was mostly of no use to whoever would have read it.
 */
export const LIKE = 0.26;
/** Of a text with so many telling words, one word of a lesson says nothing. */
const LONG = 25;
const SEVERAL = 3;
const ENTRIES_READ = 30;

/** Lessons like what somebody writes, the most alike first, one of each entry; within what they may see. */
export async function likeLessons(
	db: Reader,
	who: Person,
	written: Written & { limit?: number },
): Promise<LikeLesson[]> {
	return lessonsAmong(db, who, await compareWith(db, who, written), written.limit);
}

/** The same where it has been compared already. */
export async function lessonsAmong(
	db: Reader,
	who: Person,
	compared: Compared,
	limit = 3,
): Promise<LikeLesson[]> {
	const entries = new Map(compared.entries.slice(0, ENTRIES_READ).map((one) => [one.entryId, one]));
	const rows = await db
		.select({ id: lesson.id, entryId: lesson.entryId, text: lesson.text, state: lesson.state })
		.from(lesson)
		.where(and(inArray(lesson.entryId, [...entries.keys()]), ne(lesson.state, 'no-longer-true')));
	const own = await ownLikeness(
		db,
		compared,
		rows.map(({ text }) => text),
	);
	const best = new Map<
		number,
		{ row: (typeof rows)[number]; from: AlikeEntry; likeness: number; words: string[] }
	>();
	for (const [k, row] of rows.entries()) {
		const from = entries.get(row.entryId);
		const { likeness = 0, words = [] } = own[k] ?? {};
		if (!from || !sayEnough(compared, words, from)) continue;
		const both = from.likeness + likeness;
		if (both < LIKE || both <= (best.get(row.entryId)?.likeness ?? 0)) continue;
		best.set(row.entryId, { row, from, likeness: both, words });
	}
	const found = [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, limit);
	const authors = await authorsOf(
		db,
		found.map(({ from }) => from.entryId),
	);
	return Promise.all(
		found.map(async ({ row, from, likeness, words }) => {
			const now = row.state === 'superseded' ? await successor(db, who, row) : row;
			return {
				lesson: now.id,
				text: plainText(now.text),
				href: `/lessons/${now.id}`,
				source: {
					named: shownReference(from.kind, from.number),
					href: hrefOf(from.kind, from.number),
					title: from.title,
					authors: (authors.get(from.entryId) ?? []).map(({ name }) => name),
					publishedAt: from.publishedAt,
				},
				likeness: Math.round(likeness * 1000) / 1000,
				words: onceEach([...words, ...from.words]).slice(0, 5),
				reason: reasonFor(words, { ...from, words: onceEach([...words, ...from.words]) }),
			};
		}),
	);
}

/**
 * Two words of the lesson itself; or one, where its entry has some more and the text is short: then one word of a
 * sentence may be what it is about.
 */
function sayEnough({ mine }: Compared, own: readonly string[], from: AlikeEntry): boolean {
	if (own.length > 1) return true;
	return own.length === 1 && mine.size < LONG && onceEach([...own, ...from.words]).length >= SEVERAL;
}

async function successor(db: Reader, who: Person, row: { id: number; text: string }) {
	const { id } = await sayingItNow(db, who, row.id);
	const [found] = await db
		.select({ id: lesson.id, text: lesson.text })
		.from(lesson)
		.where(inArray(lesson.id, [id]));
	return found ?? row;
}

/** Each lesson by itself: the cosine of its words and those of what is written. */
async function ownLikeness(db: Reader, { mine, all }: Compared, texts: readonly string[]) {
	const counted = texts.map((text) => countWords(bare(text)));
	const { entriesWith } = await countedIn(db, new Set(counted.flatMap((words) => [...words.keys()])));
	const rarity = (word: string) => weightOf(1, entriesWith.get(word) ?? 1, all);
	const stems = new Map([...mine].map(([word, weighed]) => [stemOf(word), weighed]));
	const length = Math.hypot(...[...mine.values()].map(({ weight }) => weight));
	return counted.map((words) => {
		const shared: { shown: string; weight: number }[] = [];
		const weights: number[] = [];
		for (const [word, { shown, times }] of words) {
			const weight = loudness(times) * rarity(word);
			const match = stems.get(stemOf(word));
			weights.push(weight);
			if (match) shared.push({ shown, weight: weight * match.weight });
		}
		shared.sort((a, b) => b.weight - a.weight);
		const product = shared.reduce((sum, { weight }) => sum + weight, 0);
		return {
			likeness: product / (length * Math.hypot(...weights) || 1),
			words: onceEach(shared.map(({ shown }) => shown)),
		};
	});
}

function onceEach(words: readonly string[]): string[] {
	const seen = new Map<string, string>();
	for (const word of words) if (!seen.has(stemOf(word))) seen.set(stemOf(word), word);
	return [...seen.values()];
}

/** `retries` and `retry` are one word; so are `lapses` and `lapse`. */
function stemOf(word: string): string {
	return folded(word)
		.replace(/(?<=[^aeiou])ies$/, 'y')
		.replace(/(?<=(?:ss|x|ch|sh))es$/, '')
		.replace(/(?<=[^su])s$/, '');
}
