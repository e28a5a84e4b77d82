import type { MonthsDrawn } from './drawn.ts';
import { LEAST } from './places.ts';

/** Of a dot that stands for one, where there is room. */
const ONE = 4.25;
const SMALLEST = 2;
const LARGEST = 11;
/** Where the total of a row stands. */
const TOTAL = 40;

export interface MonthDot {
	x: number;
	r: number;
	count: number;
	/** What it is of. */
	said: string;
	/** From before the latest change that was made for it. */
	isBefore: boolean;
}

/**
 * The areas of dots are as their counts, as far as the smallest can be seen. On the narrowest screen, two of them in
 * neighbouring months touch at most.
 */
export function layMonths({ columns, rows }: MonthsDrawn): { dots: MonthDot[]; mends: number[] }[] {
	const count = Math.max(1, columns.length);
	const most = rows.reduce((largest, { counts }) => counts.reduce((a, b) => (b > a ? b : a), largest), 1);
	const largest = Math.min(LARGEST, ((LEAST.narrow - TOTAL) / count) * 0.48, ONE * Math.sqrt(most));
	const radius = (value: number) => Math.max(Math.min(SMALLEST, largest), largest * Math.sqrt(value / most));
	return rows.map(({ counts, mends }) => {
		const latest = Math.max(-1, ...mends);
		const dots = columns.flatMap(({ said }, k) => {
			const value = counts[k] ?? 0;
			if (!(value > 0)) return [];
			return [{ x: (k + 0.5) / count, r: radius(value), count: value, said, isBefore: k <= latest }];
		});
		// At the end of its month: what came in the same month came before, as far as a month can tell.
		return { dots, mends: mends.map((k) => Math.min(1, Math.max(0, (k + 0.92) / count))) };
	});
}
