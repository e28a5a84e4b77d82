import { THING } from './masking.ts';

export interface Word {
	/** Lower case, straight apostrophes; `n't` is `not`, `'ve` is `have`. */
	is: string;
	/** As written. */
	raw: string;
	start: number;
	end: number;
	/** A sign such as a comma. */
	sign: boolean;
	/** Part of the name or handle of somebody who took part. */
	name: boolean;
}

// Ranges instead of \p{L}, which costs four times as much; what they lack is taken for a sign.
const LETTER =
	'0-9A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff\\uf900-\\ufdff';
/** A word, something that is not prose, the end of a sentence, any other sign. */
const PIECE = new RegExp(
	`(@?[${LETTER}]+(?:['’\\-.:/_][${LETTER}]+)*)|(${THING}+)|([.!?…]+)|[\\ud800-\\udbff][\\udc00-\\udfff]|\\S`,
	'g',
);
const ABBREVIATIONS = new Set(
	'e.g i.e eg ie vs cf approx resp incl nr fig dr mr mrs ms prof st jr sr inc ltd dept'.split(' '),
);
/** Words and signs; a text without full stops is cut, so that reading it takes no more than its length. */
const LONGEST = 400;
const CONTRACTED = /^(.+?)(n't|'ve|'re|'ll|'d|'s|'m)$/;
const WHOLE = new Map([
	["n't", 'not'],
	["'ve", 'have'],
	["'re", 'are'],
	["'ll", 'will'],
	["'m", 'am'],
]);
const STEMS = new Map([
	['ca', 'can'],
	['wo', 'will'],
	['sha', 'shall'],
]);
/** Behind these `'s` is *is*; behind everything else it says whose. */
const BEFORE_IS = new Set('it that there he she this what who where how here everything nothing'.split(' '));

/** Sentences of a masked block, as words. A full stop in `e.g.`, `v1.2.3`, a time or an address ends nothing. */
export function sentencesOf(text: string, offset: number): Word[][] {
	const sentences: Word[][] = [];
	let words: Word[] = [];
	PIECE.lastIndex = 0;
	for (let found = PIECE.exec(text); found; found = PIECE.exec(text)) {
		const [raw, prose, thing, stop] = found;
		const start = offset + found.index;
		if (prose !== undefined) addWords(words, raw, start);
		else words.push(wordOf(stop === undefined ? raw : loudness(raw), raw, start, thing === undefined));
		const isEnd = stop !== undefined && words.length > 1 && ended(text, PIECE.lastIndex, raw, words.at(-2));
		if (isEnd || words.length >= LONGEST) {
			sentences.push(words);
			words = [];
		}
	}
	if (words.length > 0) sentences.push(words);
	return sentences;
}

const AFTER = /[)\]'’”»]*(\s*)(\S?)/y;

function ended(text: string, at: number, stop: string, last: Word | undefined): boolean {
	AFTER.lastIndex = at;
	const [, space = '', next = ''] = AFTER.exec(text) ?? [];
	if (next === '') return true;
	if (space === '') return false;
	if (stop === '.' && last && (ABBREVIATIONS.has(last.is) || /^\p{Lu}$/u.test(last.raw))) return false;
	return !/\p{Ll}/u.test(next);
}

const wordOf = (is: string, raw: string, start: number, sign: boolean): Word => ({
	is,
	raw,
	start,
	end: start + raw.length,
	sign,
	name: false,
});

/** `?!` and `!!!` are as loud as `!!`; `??` is a question. */
function loudness(raw: string): string {
	if (raw.length === 1 || raw.startsWith('..') || raw.startsWith('…')) return raw;
	if (!raw.includes('!')) return raw.includes('?') ? '?' : raw;
	return '!!';
}

/** `shouldn't've` is three words. */
function addWords(words: Word[], raw: string, start: number): void {
	const lower = raw.toLowerCase();
	// Straightening keeps the length; a letter that grows in lower case only leaves the word as it is.
	const is = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
	const parts = is.includes("'") && is.length === raw.length ? CONTRACTED.exec(is) : null;
	if (!parts) {
		words.push(wordOf(is, raw, start, false));
		return;
	}
	const [, stem = '', tail = ''] = parts;
	addWords(words, raw.slice(0, stem.length), start);
	const before = words.at(-1);
	if (tail === "n't" && before) before.is = STEMS.get(before.is) ?? before.is;
	const whole = tail === "'s" && BEFORE_IS.has(stem) ? 'is' : (WHOLE.get(tail) ?? tail);
	words.push(wordOf(whole, raw.slice(stem.length), start + stem.length, false));
}
