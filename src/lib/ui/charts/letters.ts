/*
 * How wide words are, without a browser that could be asked: never less than they are in the type of the interface
 * (Hanken Grotesk, or what a system has instead), so that what is placed with it does not overlap.
 */

const NARROW = /[iljtfrI.,:;'’|!()[\] ]/u;
const WIDE = /[mwMWGOQ#@%&—…©æœÆŒŴÒÓÔÕÖØ¼½¾]/u;
const CAPITAL = /\p{Lu}/u;
/** Latin letters of Europe are measured; any other may be as wide as a Chinese one. */
const MEASURED = /[\u0020-\u017f\u2010-\u2026]/u;

function wideOf(letter: string): number {
	if (!MEASURED.test(letter)) return 1.05;
	if (WIDE.test(letter)) return 1.03;
	if (NARROW.test(letter)) return 0.42;
	return CAPITAL.test(letter) ? 0.74 : 0.65;
}

/** In pixels, at that size of type. */
export function widthOf(text: string, size = 11): number {
	let width = 0;
	for (const letter of text) width += wideOf(letter);
	return width * size;
}

/** So much of a text as has room, with an ellipsis where that is not all. */
export function cutTo(text: string, room: number, size = 11): string {
	if (widthOf(text, size) <= room) return text;
	let width = widthOf('…', size);
	let kept = '';
	for (const letter of text) {
		width += wideOf(letter) * size;
		if (width > room) break;
		kept += letter;
	}
	return `${kept.trimEnd()}…`;
}

/** How much room is left beside a chart for what stands at the ends of its bars. */
export type Room = 's' | 'm' | 'l';
export const ROOMS: Record<Room, number> = { s: 44, m: 76, l: 112 };

/** The least room in which all of them stand; what is longer than the largest is cut. */
export function roomFor(texts: readonly string[], size = 12): Room {
	const widest = Math.max(0, ...texts.map((text) => widthOf(text, size))) + 8;
	return widest <= ROOMS.s ? 's' : widest <= ROOMS.m ? 'm' : 'l';
}
