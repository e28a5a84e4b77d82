import type { Scale } from '../pulse.ts';
import type { Learned, SeenRound, Span } from './attack.ts';
import { combined } from './combining.ts';
import { families } from './families.ts';
import { addTo, groupsTold, UNCOUNTED } from './groups-told.ts';
import { apartOf, CELLS, heightOf, type Reading, type Sums } from './reading.ts';

/** What is known of some people together: the sum of their answers in one round, one cut. */
interface Known {
	round: number;
	cuts: readonly string[];
	people: ReadonlySet<number>;
	sums: Sums;
}

/** People who were in the same sums in all rounds: nothing tells them apart. */
interface Alike {
	people: readonly number[];
	total: Span;
	apart: Span;
}

/** So many people more or fewer are somebody who came or left; more are another group. */
const MOST_MOVED = 12;
const MOST_TURNS = 12;
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

function groupsAlike(known: readonly Known[], scale: Scale): Alike[] {
	const groups = new Map<string, number[]>();
	for (const id of new Set(known.flatMap(({ people }) => [...people]))) {
		const key = known.map(({ people }) => (people.has(id) ? '1' : '0')).join('');
		groups.set(key, [...(groups.get(key) ?? []), id]);
	}
	return [...groups.values()].map((people) => ({
		people,
		total: { least: 0, most: people.length * heightOf(scale) },
		apart: { least: apartOf(heightOf(scale) / 2, scale), most: people.length * apartOf(0, scale) },
	}));
}

/** Each sum bounds each group in it by what the others in it can be at the least and at the most; until nothing moves. */
function narrow(known: readonly Known[], alike: readonly Alike[], scale: Scale): void {
	const sizes = alike.map(({ people }) => people.length);
	const rows = known.map(({ people }) => alike.map((group) => (people.has(group.people[0] ?? 0) ? 1 : 0)));
	const differences = combined(rows, sizes).filter(
		({ times }) =>
			times.reduce((sum, one, at) => sum + Math.abs(one) * (sizes[at] ?? 0), 0) <= MOST_MOVED &&
			times.every((one) => Math.abs(one) <= 1),
	);
	const told = differences.map(({ times, of }) => {
		const [total, apart] = [
			{ least: 0, most: 0 },
			{ least: 0, most: 0 },
		];
		for (const [index, factor] of of) {
			const sums = known[index]?.sums;
			if (!sums) continue;
			addTo(total, sums.total, factor);
			addTo(apart, sums.apart, factor);
		}
		const groups = times.flatMap((factor, at) => {
			const group = alike[at];
			return factor === 0 || !group ? [] : [{ group, factor }];
		});
		return { total, apart, groups };
	});
	for (let turn = 0, moved = true; moved && turn < MOST_TURNS; turn++) {
		moved = false;
		for (const { total, apart, groups } of told) {
			for (const { group, factor } of groups) {
				const others = groups.filter((one) => one.group !== group);
				const totals = others.map((one) => ({ span: one.group.total, factor: one.factor }));
				const aparts = others.map((one) => ({ span: one.group.apart, factor: one.factor }));
				moved = tighten(group.total, total, totals, factor) || moved;
				moved = tighten(group.apart, apart, aparts, factor) || moved;
				moved = tightenByAnswers(group, scale) || moved;
			}
		}
	}
}

/** factor × own = sum − others, so own lies between. @returns whether it says more than was known */
function tighten(
	own: Span,
	sum: Span,
	others: readonly { span: Span; factor: number }[],
	factor: number,
): boolean {
	const left = { ...sum };
	for (const other of others) addTo(left, other.span, -other.factor);
	const least = factor > 0 ? left.least : -left.most;
	const most = factor > 0 ? left.most : -left.least;
	const moved = least > own.least || most < own.most;
	own.least = Math.max(own.least, least);
	own.most = Math.min(own.most, most);
	return moved;
}

/** What one person can have answered, by both sums. */
function possible({ total, apart }: Alike, scale: Scale): number[] {
	return Array.from({ length: scale }, (_, above) => above).filter(
		(above) =>
			above >= total.least &&
			above <= total.most &&
			apartOf(above, scale) >= apart.least &&
			apartOf(above, scale) <= apart.most,
	);
}

function tightenByAnswers(group: Alike, scale: Scale): boolean {
	if (group.people.length !== 1) return false;
	const answers = possible(group, scale);
	const fars = answers.map((above) => apartOf(above, scale));
	if (answers.length === 0) return false;
	const total = { least: Math.min(...answers), most: Math.max(...answers) };
	const apart = { least: Math.min(...fars), most: Math.max(...fars) };
	const moved =
		total.least > group.total.least ||
		total.most < group.total.most ||
		apart.least > group.apart.least ||
		apart.most < group.apart.most;
	Object.assign(group.total, total);
	Object.assign(group.apart, apart);
	return moved;
}

function toldOf(group: Alike, { scale, fewest }: SeenRound): string | null {
	const { least, most } = group.total;
	if (most === 0 || least === group.people.length * heightOf(scale)) return 'what all of them answered';
	if (group.people.length >= fewest) return null;
	if (group.people.length === 1) return possible(group, scale).length === 1 ? 'the answer of one' : null;
	return group.total.least === group.total.most ? `the sum of ${group.people.length}` : null;
}
