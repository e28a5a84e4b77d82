import type { Scale } from '../pulse.ts';
import type { Span } from './attack.ts';
import { combined } from './combining.ts';
import { addTo } from './groups-told.ts';
import { apartOf, heightOf, type Sums } from './reading.ts';

/** What is known of some people together: the sum of their answers in one round, one cut. */
export interface Known {
	round: number;
	cuts: readonly string[];
	people: ReadonlySet<number>;
	sums: Sums;
}

/** People who were in the same sums in all rounds: nothing tells them apart. */
export interface Alike {
	people: readonly number[];
	total: Span;
	apart: Span;
}

/** So many people more or fewer are somebody who came or left; more are another group. */
const MOST_MOVED = 12;
const MOST_TURNS = 12;
export function groupsAlike(known: readonly Known[], scale: Scale): Alike[] {
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
export function narrow(known: readonly Known[], alike: readonly Alike[], scale: Scale): void {
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
export function possible({ total, apart }: Alike, scale: Scale): number[] {
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
