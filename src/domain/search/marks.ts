import { toShown } from './indexed-text.ts';

/** A text in pieces; the pieces that were searched for are hits. */
export type Marked = { text: string; hit: boolean }[];

// `toIndexed` leaves neither of them in a text.
export const BEGIN = '\u0001';
export const END = '\u0002';

/** What the index returned with its marks, taken apart. */
export function readMarks(text: string): Marked {
	const marked: Marked = [];
	// eslint-disable-next-line no-control-regex
	for (const [place, part] of text.split(/[\u0001\u0002]/).entries()) {
		const shown = toShown(part).replace(/\s+/g, ' ');
		if (shown !== '') marked.push({ text: shown, hit: place % 2 === 1 });
	}
	return marked;
}

/** How many different words were hit. */
export function hits(marked: Marked): number {
	return new Set(marked.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())).size;
}

export function textOf(marked: Marked): string {
	return marked.map(({ text }) => text).join('');
}
