import { coach } from '../../coach/coach.ts';
import { isInternal } from './internal.ts';

export interface Note {
	kind: 'name' | 'mail' | 'mention' | 'address' | 'reference' | 'blame' | 'fact';
	/** The words it is about, as they stand there. */
	words: string;
	/** The heading they stand under; null above the first. */
	under: string | null;
	/** One sentence. */
	why: string;
}

interface Here {
	/** Everybody in the workspace. */
	people: readonly { name: string }[];
	origin: string;
}

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const MENTION = /(?<![\p{L}\d._%+-])@[\p{L}\d][\p{L}\d_-]*/gu;
const URLS = /\bhttps?:\/\/[^\s<>()"'`]+/gi;
const HOSTS = /(?<![\p{L}\d.@/-])(?:[a-z\d-]+\.)+(?:internal|intranet|local|lan|corp)\b(?::\d+)?/giu;
const NUMBERS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g;
const PATHS = /(?<![\p{L}\d:/.])\/(?:files|postmortems|teams|people|api)\/[^\s<>()"'`]*/gu;
const REFERENCES = /\b(?:PM|C|L)[-\u2011]\d+\b/g;

const WHY = {
	name: 'A name of somebody here. A role says as much to people elsewhere.',
	mail: 'An e-mail address. Is it one that customers may write to?',
	mention: 'A name or role of this workspace.',
	address: 'An address that leads into your own network. It is shown as plain words.',
	reference: 'A number that means something only in here.',
} as const;

/** What in a text for people elsewhere is worth a second look. Nothing is taken out, and nothing is held up. */
export function leaving(text: string, { people, origin }: Here): Note[] {
	const names = named(text, people);
	const found = [
		...names,
		...matches(text, MAIL, 'mail'),
		...matches(text, MENTION, 'mention'),
		...matches(text, URLS, 'address').filter(({ words }) => isInternal(words, origin)),
		...[HOSTS, NUMBERS, PATHS].flatMap((pattern) => matches(text, pattern, 'address')),
		...matches(text, REFERENCES, 'reference'),
	];
	const participants = [...new Set(names.map(({ words }) => words))];
	const blame = coach(text, { context: { version: 'public', participants } })
		.filter(({ severity }) => severity !== 'info')
		.map(({ start, end, message }) => ({
			kind: 'blame' as const,
			start,
			words: text.slice(start, end),
			why: message,
		}));
	return [...withoutParts(found), ...blame]
		.sort((a, b) => a.start - b.start)
		.map(({ start, ...note }) => ({ ...note, under: headingAbove(text, start) }));
}

interface Match {
	kind: Exclude<Note['kind'], 'blame' | 'fact'>;
	start: number;
	words: string;
	why: string;
}

function matches(text: string, pattern: RegExp, kind: Match['kind']): Match[] {
	return [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
		kind,
		start: index,
		words: words.replace(/[.,;:!?]+$/, ''),
		why: WHY[kind],
	}));
}

/** A host within an address, or a given name within a whole one, is said once. */
function withoutParts(found: Match[]): Match[] {
	return found.filter(
		(one) =>
			!found.some(
				(other) =>
					other !== one &&
					other.start <= one.start &&
					other.start + other.words.length >= one.start + one.words.length &&
					other.words.length > one.words.length,
			),
	);
}

const LETTER = /[\p{L}\p{M}\d]/u;
const SENTENCE_BEGINS = /(?:^|[.!?:\n#*>-])[\s"“(]*$/u;

/** Whole names anywhere; a given name where it does not begin a sentence, because “Will” and “Mark” are words there. */
function named(text: string, people: Here['people']): Match[] {
	const whole = new Set(people.map(({ name }) => name.trim()).filter((name) => name.length > 2));
	const given = new Set(
		[...whole].map((name) => name.split(/\s+/)[0] ?? '').filter(({ length }) => length > 2),
	);
	return [
		...[...whole].flatMap((name) => placesOf(text, name)),
		...[...given].flatMap((name) =>
			placesOf(text, name).filter(
				({ start }) => !SENTENCE_BEGINS.test(text.slice(Math.max(0, start - 40), start)),
			),
		),
	].filter(
		(one, index, all) =>
			all.findIndex(({ start, words }) => start === one.start && words === one.words) === index,
	);
}

function placesOf(text: string, name: string): Match[] {
	const places: Match[] = [];
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
		const end = at + name.length;
		if (LETTER.test(text.charAt(at - 1)) || LETTER.test(text.charAt(end))) continue;
		places.push({ kind: 'name', start: at, words: text.slice(at, end), why: WHY.name });
	}
	return places;
}

function headingAbove(text: string, start: number): string | null {
	const heading = text
		.slice(0, start)
		.split('\n')
		.findLast((line) => /^#{2,6} /.test(line));
	return heading?.replace(/^#+ /, '') ?? null;
}
