import { SPARE } from './cuts.ts';
import type { Cut, Item, Released, Scale } from './pulse.ts';

/** What one person answered: what of them is known is their part. An item that is not in it was passed over. */
export interface Answers {
	part: number;
	given: Readonly<Record<string, number>>;
}

/** Of a round, all that a release is made of. */
export interface Rules {
	items: readonly Item[];
	scale: Scale;
	cuts: readonly Cut[];
	/** How many people were asked in each part. */
	asked: ReadonlyMap<number, number>;
	fewest: number;
}

/** How many gave each score; the first of them is score 1. */
export type Tally = readonly number[];

/** Which cuts are shown of one item, given what was answered in each part. */
export type Choosing = (
	cuts: readonly Cut[],
	byPart: ReadonlyMap<number, Tally>,
	rules: Pick<Rules, 'asked' | 'fewest'>,
) => readonly Cut[];

/**
 * All that is ever told of the answers of a round: sums over people, where no sum or difference of them is of fewer than
 * `fewest`, rounded so that one more or one less cannot be read from it. The order of the answers changes nothing.
 */
export function release(
	rules: Rules,
	answers: readonly Answers[],
	choose: Choosing = shownTogether,
): Released[] {
	return rules.items.flatMap((item) => {
		const byPart = tallied(item, rules.scale, answers);
		const shown = choose(rules.cuts, byPart, rules);
		const pieces = piecesOf(shown).map((parts) => ({
			parts,
			...rounded(sumOf(parts, byPart, rules.scale), counted(parts, byPart, rules.asked)),
		}));
		return shown.map(({ key, parts }) =>
			told(
				{ cut: key, item: item.id, scale: rules.scale },
				pieces.filter((piece) => parts.includes(piece.parts[0] ?? -1)),
			),
		);
	});
}

/** Higher is better, whether the item is reversed or not. */
export function score({ reversed }: Pick<Item, 'reversed'>, answer: number, scale: Scale): number {
	return reversed ? scale + 1 - answer : answer;
}

function tallied(item: Item, scale: Scale, answers: readonly Answers[]): Map<number, Tally> {
	const byPart = new Map<number, number[]>();
	for (const { part, given } of answers) {
		const answer = given[item.id];
		if (answer === undefined) continue;
		const tally = byPart.get(part) ?? none(scale);
		const at = score(item, answer, scale) - 1;
		tally[at] = (tally[at] ?? 0) + 1;
		byPart.set(part, tally);
	}
	return byPart;
}

const none = (scale: number) => Array.from({ length: scale }, () => 0);
const peopleIn = (tally: Tally) => tally.reduce((sum, many) => sum + many, 0);

function sumOf(parts: readonly number[], byPart: ReadonlyMap<number, Tally>, scale: number): Tally {
	return parts.reduce((sum, part) => plus(sum, byPart.get(part) ?? []), none(scale));
}
const plus = (one: Tally, other: Tally): number[] => one.map((many, at) => many + (other[at] ?? 0));

/**
 * The complementary suppression. Those of the cuts that can be told of beside each other: they cut all who were asked into
 * pieces, and whatever is added and subtracted of what is shown is a union of those; each piece therefore has `fewest`
 * answers or more, and answers that differ. The largest cuts are chosen first, so that a small one is left out, and not
 * the whole in which it is.
 */
export const shownTogether: Choosing = (cuts, byPart, { asked, fewest }) => {
	const scale = Math.max(0, ...[...byPart.values()].map(({ length }) => length));
	const size = new Map(cuts.map((cut) => [cut.key, counted(cut.parts, byPart, asked)]));
	const largestFirst = [...cuts].sort(
		(one, other) =>
			(size.get(other.key) ?? 0) - (size.get(one.key) ?? 0) ||
			other.parts.length - one.parts.length ||
			(one.key < other.key ? -1 : 1),
	);
	const quiet = (parts: readonly number[]) =>
		counted(parts, byPart, asked) >= fewest && !agrees(sumOf(parts, byPart, scale));
	const shown: Cut[] = [];
	for (const cut of largestFirst) {
		if (cut.parts.length > 0 && piecesOf([...shown, cut]).every(quiet)) shown.push(cut);
	}
	return shown;
};

/** What these cuts can tell apart: the parts of each. */
export function piecesOf(cuts: readonly Cut[]): number[][] {
	const pieces = new Map<string, number[]>();
	for (const part of new Set(cuts.flatMap(({ parts }) => parts))) {
		const piece = cuts.map(({ parts }) => (parts.includes(part) ? '1' : '0')).join('');
		pieces.set(piece, [...(pieces.get(piece) ?? []), part]);
	}
	return [...pieces.values()];
}

/** All said the same, or all but one: it would tell what each of them said, or tell the one who differs of all others. */
export function agrees(tally: Tally): boolean {
	return Math.max(...tally) >= peopleIn(tally) - 1;
}

/**
 * How many are said to have answered: in each part, two fewer than were asked of it, at the most. Where everybody answered it
 * would tell so of each of them, and where all but one did, it would tell that one.
 */
export function counted(
	parts: readonly number[],
	byPart: ReadonlyMap<number, Tally>,
	asked: ReadonlyMap<number, number>,
): number {
	return parts.reduce((sum, part) => {
		const people = peopleIn(byPart.get(part) ?? []);
		return sum + Math.max(0, Math.min(people, (asked.get(part) ?? 0) - SPARE));
	}, 0);
}

/** The sums of a piece, as far as anything that is told is made of them. */
interface Rounded {
	n: number;
	total: number;
	apart: number;
	/** How wide the cell of `total` is. */
	wide: number;
}

function rounded(tally: Tally, n: number): Rounded {
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
function told(what: { cut: string; item: string; scale: number }, pieces: readonly Rounded[]): Released {
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
 * in one number only, and the answer is known: in one or two of a hundred organisations of chance. Of cells [kw, kw + w − 1] that begin
 * at the same multiples, the nearest ends are 1 apart and the farthest 2w − 1: all that is ever ruled out is one end of the
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
