// Scripts that are written without spaces.
const UNSPACED =
	'[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
const SEAM = '\u200B';
const SEAMS = new RegExp(
	`(?<=${UNSPACED})(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=(?=${UNSPACED})[\\p{L}\\p{N}])`,
	'gu',
);
// Two of these mark the hits in what the index gives back; SQLite ends a text at the first zero.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * The text as the index keeps it, the same for what is stored and what is asked for. Where a script
 * has no spaces, an invisible one parts every letter: each is a word, and a word a phrase of them.
 */
export function toIndexed(text: string): string {
	return text.normalize('NFC').replace(CONTROLS, ' ').replaceAll(SEAM, '').replace(SEAMS, SEAM);
}

/** The text as its author wrote it. */
export function toShown(indexed: string): string {
	return indexed.replaceAll(SEAM, '');
}

/** The words in a text, each once, without case and accents: no numbers, no names of machines. */
export function wordsIn(text: string): string[] {
	const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	return [...new Set(words)].filter((word) => /^\p{L}{3,40}$/u.test(word));
}

/** Without case and accents, as the index compares: it takes accents from the letters a to z alone. */
export function folded(text: string): string {
	const bare = text.normalize('NFD').replace(/([a-z])[\u0300-\u036F]+/gi, '$1');
	return bare.normalize('NFC').toLowerCase();
}
