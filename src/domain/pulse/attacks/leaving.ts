import type { Learned, SeenRound } from './attack.ts';
import { families } from './families.ts';
import { groupsTold, UNCOUNTED } from './groups-told.ts';
import { groupsAlike, narrow, possible, type Alike, type Known } from './narrowing.ts';
import { CELLS, heightOf, type Reading } from './reading.ts';

/** So many cuts that are not shown any more are tried with all others. */
const FEW = 8;

/**
 * Rounds between which somebody came, left or changed teams, in the hope that all others answered as before: every row of
 * every round bounds a sum of people, and what is left of two sums bounds those who are in one alone. It succeeds where
 * somebody can have given one answer only, or where the sum of fewer than `fewest` is known.
 */
export function attackLeaving(rounds: readonly SeenRound[], item: string, read: Reading): Learned[] {
	const asking = rounds.filter((round) => round.items.includes(item));
	return [5, 7].flatMap((scale) => {
		const alike = asking.filter((round) => round.scale === scale);
		const last = alike.at(-1);
		if (!last || alike.length < 2) return [];
		const rows = last.rows.filter((row) => row.item === item);
		return families(rows, last.cuts).flatMap((family) => attackFamily(alike, { item, family }, read));
	});
}

function attackFamily(
	rounds: readonly SeenRound[],
	{ item, family }: { item: string; family: ReadonlySet<string> },
	read: Reading,
): Learned[] {
	const [first] = rounds;
	if (!first) return [];
	// What was shown before and is no more tells as well; of very many cuts, only those that are tried together.
	const few = rounds.every(({ cuts }) => cuts.length <= family.size + FEW);
	const known = rounds
		.flatMap((round) => knownOf(round, item, read))
		.filter(({ cuts }) => few || cuts.some((cut) => family.has(cut)));
	const alike = groupsAlike(known, first.scale);
	narrow(known, alike, first.scale);
	return alike.flatMap((group) => {
		const what = toldOf(group, first);
		const cuts = [...new Set(known.flatMap((one) => one.cuts))];
		const person = group.people.length === 1 ? (group.people[0] ?? null) : null;
		return what === null
			? []
			: [{ attack: 'leaving', round: rounds.at(-1)?.id ?? first.id, cuts, item, person, what } as const];
	});
}

/** Pieces, as far as they can be told apart, and what is shown of those that cannot. */
function knownOf(round: SeenRound, item: string, read: Reading): Known[] {
	const answered = round.told?.get(item);
	const groups = groupsTold(round, item, read);
	const alone = new Set(groups.filter(({ pieces }) => pieces === 1).flatMap(({ parts }) => parts));
	return groups
		.filter(({ pieces, cuts, parts }) => {
			return (
				pieces === 1 || (cuts.length === 1 && (read !== CELLS || parts.some((part) => !alone.has(part))))
			);
		})
		.flatMap(({ parts, n, cuts, total, apart }) => {
			const inside = [...round.asked].filter(([, part]) => parts.includes(part)).map(([id]) => id);
			const people = new Set(answered ? inside.filter((id) => answered.has(id)) : inside);
			// Whoever was told nothing can try it only where it seems that everybody answered.
			const least = answered ? n : inside.length - UNCOUNTED * parts.length;
			if (n < least || people.size < n) return [];
			return [{ round: round.id, cuts, people, sums: { total, apart } }];
		});
}

function toldOf(group: Alike, { scale, fewest }: SeenRound): string | null {
	const { least, most } = group.total;
	if (most === 0 || least === group.people.length * heightOf(scale)) return 'what all of them answered';
	if (group.people.length >= fewest) return null;
	if (group.people.length === 1) return possible(group, scale).length === 1 ? 'the answer of one' : null;
	return group.total.least === group.total.most ? `the sum of ${group.people.length}` : null;
}
