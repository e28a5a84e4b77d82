import type { Released } from './pulse.ts';

/** How many gave each score; the first of them is score 1. */
export type Tally = readonly number[];

export const peopleIn = (tally: Tally) => tally.reduce((sum, many) => sum + many, 0);

/** The sums of a piece, as far as anything that is told is made of them. */
interface Rounded {
	n: number;
	total: number;
	apart: number;
	/** How wide the cell of `total` is. */
	wide: number;
}

export function rounded(tally: Tally, n: number): Rounded {
	const scale = tally.length;
	const people = peopleIn(tally);
	const range = scale - 1;
	const total = tally.reduce((sum, many, above) => sum + many * above, 0);
	const apart = tally.reduce((sum, many, above) => sum + many * (above - range / 2) ** 2, 0);
	const wide = widthsOf(n, scale);
	const of = { of: people, as: n };
	return {
		n,
		total: inCell(total, { wide: wide.total, most: people * range, ...of }),
		apart: inCell(apart, { wide: wide.apart, most: people * (range / 2) ** 2, ...of }),
		wide: wide.total,
	};
}

/**
 * A cut is the sum of its pieces **as they were rounded**: what is told of a team, of the team around it and of everybody tells
 * nothing more of anybody than what is told of the one piece that they are in. Rounded each by itself, four nested teams told
 * the answer of somebody who joined the innermost, in one of some thousand organisations.
 */
export function told(
	what: { cut: string; item: string; scale: number },
	pieces: readonly Rounded[],
): Released {
	const add = (one: (piece: Rounded) => number) => pieces.reduce((sum, piece) => sum + one(piece), 0);
	const n = add((piece) => piece.n);
	const mean = add(({ total }) => total) / n;
	const far = add(({ apart }) => apart) / n;
	const spread = Math.sqrt(Math.max(0, far - (mean - (what.scale - 1) / 2) ** 2));
	return {
		...{ cut: what.cut, item: what.item, n },
		...{ mean: twoDigits(1 + mean), spread: twoDigits(spread) },
		step: threeDigits(Math.hypot(...pieces.map(({ wide }) => wide)) / n),
	};
}

const twoDigits = (value: number) => Number(value.toFixed(2));
const threeDigits = (value: number) => Number(value.toFixed(3));

/** A cell is so many times as wide as one answer can move the sum; larger ones where a tenth of a mean is more than that. */
const TOTAL_TIMES = 2;
const APART_TIMES = 4;
const FINEST = 0.1;

function widthsOf(n: number, scale: number) {
	const range = scale - 1;
	const times = Math.max(1, Math.ceil((n * FINEST) / (TOTAL_TIMES * range) - 1e-9));
	return { total: times * TOTAL_TIMES * range, apart: times * APART_TIMES * (range / 2) ** 2 };
}

/**
 * How far apart two means of so many in one piece are that are told apart. The mean is within half of it, but for what is not
 * counted; of several pieces, whose errors are as often up as down, it nearly always is.
 */
export function step(n: number, scale: number): number {
	return threeDigits(widthsOf(n, scale).total / n);
}

/**
 * Not the mean is rounded, but the **sum** of what people answered above 1: to cells that are twice as wide as one answer can
 * move it, and begin at multiples of that, whatever the number of people. It keeps an answer from whoever subtracts two rounds
 * between which one person left, and takes for granted that all others answered as before. The sum of the others lies in one
 * cell, and the sum with them in the same or a next one. Where means are rounded, cells begin anywhere, two of them can touch
 * in one number only, and the answer is known: in one or two of a hundred organisations of chance. Of cells [kw, kw + w − 1]
 * that begin at the same multiples, the nearest ends are 1 apart and the farthest 2w − 1: all that is ever ruled out is one end of the
 * scale or the other. It is the same over any number of rounds in which one after another comes and goes, as what each adds
 * at the most divides a cell, too.
 *
 * How far from the middle of the scale answers are, squared, is rounded likewise, and the spread is made of the two sums. They
 * are known together: with cells once as wide as an answer, that told the answer of somebody who changed teams while another
 * left, in one of a hundred organisations; `kintsugi unmask` finds none with these. The last cell goes to the end of what a sum
 * can be, and does not hold that alone.
 *
 * Where a sum is said to be of fewer people than it is, its cell is scaled down and falls into a cell again, which then stands
 * for one or two of the same cells.
 */
function inCell(
	sum: number,
	{ wide, most, of, as }: { wide: number; most: number; of: number; as: number },
): number {
	const middle = (cell: number) => cell * wide + (wide - 1) / 2;
	const cell = Math.max(0, Math.min(Math.floor(sum / wide), Math.ceil(most / wide) - 1));
	return of === as ? middle(cell) : middle(Math.floor((middle(cell) * as) / of / wide));
}
