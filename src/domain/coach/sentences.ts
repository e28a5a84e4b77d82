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

const WORD = /@?[\p{L}\p{N}]+(?:['’\-.:/_][\p{L}\p{N}]+)*|\u{E000}+|[.!?]+|[^\s\p{L}\p{N}]/gu;
const ABBREVIATIONS = new Set(
	'e.g i.e eg ie vs cf approx resp incl ca no nr fig sec dr mr mrs ms prof st jr sr inc ltd dept est'.split(
		' ',
	),
);
const CONTRACTED = /^(.+?)(n't|'ve|'re|'ll|'d|'s|'m)$/;
const WHOLE: Record<string, string> = {
	"n't": 'not',
	"'ve": 'have',
	"'re": 'are',
	"'ll": 'will',
	"'m": 'am',
};
const SHORT_IS = new Set('it that there he she this what who where how here everything nothing'.split(' '));
const STEM: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' };

/** Sentences of a masked block, as words. A full stop in `e.g.`, `v1.2.3`, a time or an address ends nothing. */
export function sentencesOf(text: string, offset: number): Word[][] {
	const sentences: Word[][] = [];
	let words: Word[] = [];
	for (const { 0: found, index } of text.matchAll(WORD)) {
		if (ends(found) && words.length > 0 && ended(text, index, found, words)) {
			words.push(sign(found, offset + index));
			sentences.push(words);
			words = [];
		} else {
			words.push(...wordsIn(found, offset + index));
		}
	}
	if (words.length > 0) sentences.push(words);
	return sentences;
}

const ends = (found: string) => /^[.!?]+$/.test(found);

function ended(text: string, index: number, found: string, words: readonly Word[]): boolean {
	const rest = text.slice(index + found.length, index + found.length + 40);
	const after = /^[)\]'’”»]*(\s+)(\S?)/.exec(rest);
	if (!after) return rest.trim() === '';
	const next = after[2] ?? '';
	if (found === '.') {
		const last = words.at(-1);
		if (last && (ABBREVIATIONS.has(last.is) || /^\p{Lu}$/u.test(last.raw))) return false;
	}
	return next === '' || /[\p{Lu}\p{N}\p{So}(@]/u.test(next) || next === THING || !/[\p{L}]/u.test(next);
}

const sign = (raw: string, start: number): Word => ({
	is: /^[!?]+$/.test(raw) ? loudness(raw) : raw,
	raw,
	start,
	end: start + raw.length,
	sign: true,
	name: false,
});

/** `?!` and `!!!` are as loud as `!!`; `??` is a question. */
function loudness(raw: string): string {
	if (!raw.includes('!')) return '?';
	return raw.length > 1 ? '!!' : '!';
}

function wordsIn(raw: string, start: number): Word[] {
	if (!/[\p{L}\p{N}]/u.test(raw)) return [{ ...sign(raw, start), sign: !raw.startsWith(THING) }];
	const is = raw.toLowerCase().replaceAll('’', "'");
	const word = (text: string, from: number, to: number): Word => ({
		is: text,
		raw: raw.slice(from, to),
		start: start + from,
		end: start + to,
		sign: false,
		name: false,
	});
	const parts = is.includes("'") ? CONTRACTED.exec(is) : null;
	if (!parts) return [word(is, 0, raw.length)];
	const [, stem = '', tail = ''] = parts;
	const inner = wordsIn(raw.slice(0, stem.length), start);
	const [first] = inner;
	if (tail === "'s" && SHORT_IS.has(stem)) return [...inner, { ...word('is', stem.length, raw.length) }];
	if (tail === "n't" && first) first.is = STEM[first.is] ?? first.is;
	return [...inner, word(WHOLE[tail] ?? tail, stem.length, raw.length)];
}
