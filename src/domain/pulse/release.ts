import { SPARE } from './cuts.ts';
import type { Cut, Item, Released, Scale } from './pulse.ts';
import { peopleIn, rounded, told, type Tally } from './rounding.ts';

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
