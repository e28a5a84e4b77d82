/*
 * How wide words are, without a browser that could be asked: never less than they are in the type of the interface
 * (Hanken Grotesk, or what a system has instead), so that what is placed with it does not overlap.
 */

const NARROW = /[iljtfrI.,:;'’|!()[\] ]/u;
const WIDE = /[mwMWGOQ@%&—…\u00c6\u0152]/u;
const CAPITAL = /\p{Lu}/u;
/** Of one square each: Chinese, Japanese, Korean, and pictures. */
const SQUARE =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u;

function wideOf(letter: string): number {
	if (SQUARE.test(letter)) return 1.05;
	if (WIDE.test(letter)) return 0.98;
	if (NARROW.test(letter)) return 0.42;
	return CAPITAL.test(letter) ? 0.74 : 0.62;
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
