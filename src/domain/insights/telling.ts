import { cumulativeStdNormalProbability, quantileSorted } from 'simple-statistics';

/** Of fewer, nothing is said that holds for more than these. */
export const FEW = 5;

/** The middle of the values, or null of none. */
export function middle(values: readonly number[]): number | null {
	return values.length === 0 ? null : quantileSorted(sorted(values), 0.5);
}

/** A quarter, the half, three quarters of the values lie at these or below; null of fewer than `FEW`. */
export function quartilesOf(values: readonly number[]): [number, number, number] | null {
	if (values.length < FEW) return null;
	const all = sorted(values);
	return [quantileSorted(all, 0.25), quantileSorted(all, 0.5), quantileSorted(all, 0.75)];
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** One chance in twenty that it only looks so. */
const CHANCE = 0.05;

/**
 * Whether what came after lies lower or higher than what was before, by more than chance: the test of Mann and Whitney
 * (Annals of Mathematical Statistics 18, 1947), two-sided, by the normal approximation with its correction for ties.
 * Nothing is assumed of how the values lie: one incident that took a year does not decide.
 * @returns null where either has fewer than `FEW` values; `same` is no proof that nothing moved
 */
export function moved(before: readonly number[], after: readonly number[]): 'less' | 'more' | 'same' | null {
	if (before.length < FEW || after.length < FEW) return null;
	const [m, n] = [before.length, after.length];
	const all = m + n;
	const { ranks, ties } = ranked([...before, ...after]);
	const sum = ranks.slice(m).reduce((total, rank) => total + rank, 0);
	const u = sum - (n * (n + 1)) / 2;
	const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
	if (variance <= 0) return 'same';
	const off = u - (m * n) / 2;
	const z = (Math.abs(off) - 0.5) / Math.sqrt(variance);
	if (z <= 0 || 2 * (1 - cumulativeStdNormalProbability(z)) >= CHANCE) return 'same';
	return off < 0 ? 'less' : 'more';
}

/** Equal values share the middle of their places. `ties` is the sum of t³ − t over groups of equal ones. */
function ranked(values: readonly number[]): { ranks: number[]; ties: number } {
	const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
	const ranks = new Array<number>(values.length).fill(0);
	let ties = 0;
	for (let from = 0; from < order.length;) {
		let to = from + 1;
		while (to < order.length && order[to]?.value === order[from]?.value) to++;
		for (const { index } of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
		ties += (to - from) ** 3 - (to - from);
		from = to;
	}
	return { ranks, ties };
}
