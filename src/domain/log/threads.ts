/** What one person wrote, as far as it tells what it is about. */
export interface Told {
	lessonId: number;
	day: string;
	by: { id: number; name: string };
	/** The most telling word first. */
	words: readonly string[];
	topics: readonly string[];
}

/** Something that several people wrote about. */
export interface Thread {
	/** A topic, or the words that they have in common. */
	about: { topic: string } | { words: string[] };
	people: { id: number; name: string; day: string }[];
	lessonIds: number[];
}

/** So many people make a thread, and so many one that is forming in a week. */
const FEWEST = 2;
export const FORMING = 3;
const MOST_WORDS = 3;
/** A word that so many of all entries have says nothing of these; few entries say little of their words. */
const COMMON_SHARE = 0.05;
const FEW = 12;

/**
 * Groups by topic, and, of what is in none of those, by rare words that three or more have in common. Why they are
 * together is what the group is called.
 */
export function threadsAmong(
	told: readonly Told[],
	entriesWith: (word: string) => number,
	all: number,
): Thread[] {
	const byTopic = [...grouped(told, ({ topics }) => topics)].flatMap(([topic, its]) =>
		thread({ topic }, its, FEWEST),
	);
	const inTopics = new Set(byTopic.flatMap(({ lessonIds }) => lessonIds));
	const rest = told.filter(({ lessonId }) => !inTopics.has(lessonId));
	const rare = Math.max(FEW, all * COMMON_SHARE);
	const telling = rest.map((one) => ({
		...one,
		words: one.words.filter((word) => entriesWith(word) <= rare),
	}));
	return [...byTopic, ...byWords(telling, entriesWith)].sort(
		(a, b) => b.people.length - a.people.length || b.lessonIds.length - a.lessonIds.length,
	);
}

/** Words that stand in much the same lessons are one thread, called by all of them. */
function byWords(told: readonly Told[], entriesWith: (word: string) => number): Thread[] {
	const candidates = [...grouped(told, ({ words }) => words.map(stem))]
		.map(([key, its]) => ({ its, word: its[0]?.words.find((word) => stem(word) === key) ?? key }))
		.filter(({ its }) => peopleIn(its).length >= FORMING)
		.sort((a, b) => b.its.length - a.its.length || entriesWith(a.word) - entriesWith(b.word));
	const found: { words: string[]; its: Told[] }[] = [];
	for (const { its, word } of candidates) {
		const same = found.find((one) => overlap(one.its, its) >= its.length / 2);
		if (!same) found.push({ words: [word], its });
		else if (same.words.length < MOST_WORDS) same.words.push(word);
	}
	return found.flatMap(({ words, its }) => thread({ words }, its, FORMING));
}

/** `queues` and `queue`. English that is wrong here is merely two threads instead of one. */
const stem = (word: string) =>
	word
		.toLowerCase()
		.replace(/(?<=.{3})(?:ies|y)$/, 'i')
		.replace(/(?<=[^s]{3})s$/, '');

function grouped(told: readonly Told[], keys: (one: Told) => readonly string[]): Map<string, Told[]> {
	const groups = new Map<string, Told[]>();
	for (const one of told) {
		for (const key of new Set(keys(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return groups;
}

const overlap = (some: readonly Told[], others: readonly Told[]) =>
	others.filter((one) => some.includes(one)).length;

/** Everybody once, on the first day that they wrote of it. */
function peopleIn(its: readonly Told[]): Thread['people'] {
	const people = new Map<number, Thread['people'][number]>();
	for (const { by, day } of [...its].sort((a, b) => a.day.localeCompare(b.day))) {
		if (!people.has(by.id)) people.set(by.id, { ...by, day });
	}
	return [...people.values()];
}

function thread(about: Thread['about'], its: readonly Told[], fewest: number): Thread[] {
	const people = peopleIn(its);
	if (people.length < fewest) return [];
	return [{ about, people, lessonIds: its.map(({ lessonId }) => lessonId) }];
}

/** `queue and signal`: what it is about, in words. */
export function aboutIn({ about }: Pick<Thread, 'about'>): string {
	if ('topic' in about) return about.topic;
	const [last = '', ...before] = [...about.words].reverse();
	return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}
