import { inWords } from '#lib/numbers.ts';
import { shownReference, type Kind } from '../entries/kinds.ts';

/** What a question about a lesson is made from. */
export interface Asked {
	kind: Kind;
	number: number;
	title: string;
	topics: readonly string[];
	/** The lesson, in plain text: no word of it is given away that the title or a topic does not say. */
	text: string;
	/** Which of the lessons of its entry it is, from 1, and how many there are. */
	place: number;
	of: number;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** “What did PM‑25 teach about retries?” */
export function questionAbout(asked: Asked): string {
	const named = shownReference(asked.kind, asked.number);
	const topic = topicFor(asked);
	if (topic !== undefined) return `What did ${named} teach about ${within(topic)}?`;
	const title = titleShown(asked);
	return title === '' ? `What did ${named} teach?` : `What did “${title}” teach?`;
}

/** “The second of its three lessons”; nothing where there is one alone. */
export function whichOfThem({ place, of }: Pick<Asked, 'place' | 'of'>): string {
	if (of < 2) return '';
	return `The ${ORDINALS[place - 1] ?? `${place}th`} of its ${inWords(of)} lessons`;
}

/** The title, unless it says the lesson itself. */
export function titleShown({ title, text }: Pick<Asked, 'title' | 'text'>): string {
	const [words, lesson] = [wordsOf(title), wordsOf(text)];
	const told = words.filter((word) => has(lesson, word));
	return words.length > 3 && told.length > words.length * 0.7 ? '' : title.trim();
}

/** The one that the lesson speaks of; else the first. */
function topicFor({ topics, text }: Asked): string | undefined {
	const lesson = wordsOf(text);
	const spoken = topics.find((topic) => wordsOf(topic).some((word) => has(lesson, word)));
	return spoken ?? topics[0];
}

/** Within a sentence: `Retries` becomes `retries`, `Retries amplify` stands in quotes, `DNS` and `disk space` stay. */
function within(topic: string): string {
	if (!/^\p{Lu}\p{Ll}/u.test(topic)) return topic;
	return /\s/.test(topic) ? `“${topic}”` : topic.charAt(0).toLocaleLowerCase('en') + topic.slice(1);
}

function wordsOf(text: string): string[] {
	return text.toLocaleLowerCase('en').match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

/** `retry` and `retries` are one; `control` and `contract` are not. */
function areAlike(one: string, other: string): boolean {
	const least = Math.max(4, Math.min(one.length, other.length) - 2);
	return one.slice(0, least) === other.slice(0, least);
}

const has = (words: readonly string[], word: string) => words.some((other) => areAlike(word, other));
