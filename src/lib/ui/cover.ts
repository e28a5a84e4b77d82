import { jag, ribbon, rng, type Point } from './drawing.ts';

/** A cover is drawn in a box of 100 × 134. */
export const COVER = { width: 100, height: 134 } as const;

const HIGHEST = 78;
const SPREAD = 16;
/** The ends lie outside, so that no cover shows where its seam is cut off. */
const OVER = 2;

/** How far down the seam crosses the edge before that cover. The cover on either side of it asks the same. */
const edge = (row: string, place: number): number => HIGHEST + rng(`${row} edge ${place}`)() * SPREAD;

/**
 * The seam through one of the covers in a row: it comes in where it left the one before. A fork of it runs to the
 * foot. Both are outlines to be filled.
 */
export function drawCover(row: string, place: number): { seam: string; fork: string } {
	const random = rng(`${row} cover ${place}`);
	const from: Point = [-OVER, edge(row, place)];
	const to: Point = [COVER.width + OVER, edge(row, place + 1)];
	const across = jag(random, from, to, 10, 4.4);
	const at = across[6 + Math.floor(random() * 2)] ?? to;
	const foot: Point = [Math.min(at[0] + 8 + random() * 14, 94), COVER.height + OVER + 1];
	const down = jag(random, at, foot, 5, 1.8);
	return { seam: ribbon(random, across, 0.4, 0.8), fork: ribbon(random, down, 0.2, 0.42) };
}
