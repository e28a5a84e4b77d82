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
	fewest: number;
}

/** How many gave each score; the first of them is score 1. */
export type Tally = readonly number[];

/** Which cuts are shown of one item, given what was answered in each part. */
export type Choosing = (
	cuts: readonly Cut[],
	byPart: ReadonlyMap<number, Tally>,
	fewest: number,
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
		return choose(rules.cuts, byPart, rules.fewest).map((cut) =>
			told(cut.key, item.id, sumOf(cut, byPart, rules.scale)),
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

function sumOf(cut: Cut, byPart: ReadonlyMap<number, Tally>, scale: number): Tally {
	return cut.parts.reduce((sum, part) => plus(sum, byPart.get(part) ?? []), none(scale));
}
const plus = (one: Tally, other: Tally): number[] => one.map((many, at) => many + (other[at] ?? 0));

/**
 * The complementary suppression. Those of the cuts that can be told of beside each other: they cut all who were asked into
 * pieces, and whatever is added and subtracted of what is shown is a union of those; each piece therefore has `fewest`
 * answers or more, and answers that differ. The largest cuts are chosen first, so that a small one is left out, and not
 * the whole in which it is.
 */
export const shownTogether: Choosing = (cuts, byPart, fewest) => {
	const scale = Math.max(0, ...[...byPart.values()].map(({ length }) => length));
	const size = new Map(cuts.map((cut) => [cut.key, peopleIn(sumOf(cut, byPart, scale))]));
	const largestFirst = [...cuts].sort(
		(one, other) =>
			(size.get(other.key) ?? 0) - (size.get(one.key) ?? 0) ||
			other.parts.length - one.parts.length ||
			(one.key < other.key ? -1 : 1),
	);
	const shown: Cut[] = [];
	for (const cut of largestFirst) {
		if (piecesOf([...shown, cut], byPart, scale).every((piece) => isQuiet(piece, fewest))) shown.push(cut);
	}
	return shown;
};

/** What these cuts can tell apart, with the answers of each; a piece from which nobody answered is one, too. */
export function piecesOf(cuts: readonly Cut[], byPart: ReadonlyMap<number, Tally>, scale: number): Tally[] {
	const pieces = new Map<string, Tally>();
	for (const part of new Set(cuts.flatMap(({ parts }) => parts))) {
		const piece = cuts.map(({ parts }) => (parts.includes(part) ? '1' : '0')).join('');
		pieces.set(piece, plus(pieces.get(piece) ?? none(scale), byPart.get(part) ?? []));
	}
	return [...pieces.values()];
}

/**
 * It tells of nobody: there are enough of them, and not all, nor all but one, said the same. Where they did, it would
 * tell what each of them said, or let the one who differs see what all others did.
 */
export function isQuiet(tally: Tally, fewest: number): boolean {
	const people = peopleIn(tally);
	return people >= fewest && Math.max(...tally) < people - 1;
}

function told(cut: string, item: string, tally: Tally): Released {
	const scale = tally.length;
	const n = peopleIn(tally);
	const mean = tally.reduce((sum, many, at) => sum + many * (at + 1), 0) / n;
	const squares = tally.reduce((sum, many, at) => sum + many * (at + 1 - mean) ** 2, 0);
	const spread = Math.sqrt(squares / (n - 1));
	return {
		...{ cut, item, n, step: step(n, scale) },
		mean: roundTo(mean, step(n, scale)),
		spread: roundTo(spread, stepOfSpread(n, scale)),
	};
}

const STEPS = [0.1, 0.25, 0.5, 1, 2] as const;
const COARSEST = 2;

/**
 * To what a mean of so many is rounded: no finer than one answer, from one end of the scale to the other, could move it.
 * Whoever subtracts the sums of two rounds between which somebody left, in the hope that all others answered the same,
 * knows theirs within half a step a person in each: within (n₁ + n₂) half steps each way, together twice the range.
 */
export function step(n: number, scale: number): number {
	return STEPS.find((one) => one * n >= scale - 1) ?? COARSEST;
}

/**
 * The same of a spread, which one answer moves by more: where two differ from all others and a third comes, by a third of
 * the range divided by √n.
 */
export function stepOfSpread(n: number, scale: number): number {
	return STEPS.find((one) => one >= step(n, scale) && one * 3 * Math.sqrt(n) >= scale - 1) ?? COARSEST;
}

/** Halves go up. */
export function roundTo(value: number, to: number): number {
	// What is a half but for the binary digits of it is one.
	return Number((Math.floor(value / to + 0.5 + 1e-9) * to).toFixed(2));
}
