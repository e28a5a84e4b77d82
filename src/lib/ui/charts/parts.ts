import type { PartsDrawn } from './drawn.ts';

/** Seen, however few it holds. */
const LEAST_SEEN = 0.016;

export type Fill = 'made' | 'tried' | 'dark' | 'hollow' | 'waiting';
const BETWEEN: readonly Fill[] = ['tried', 'dark', 'hollow'];

/** The first is what was learned or mended, the last what is not yet known; between them, greys that differ in more than tone. */
export function fillOf(part: number, of: number): Fill {
	if (part === 0) return 'made';
	if (part === of - 1) return 'waiting';
	return BETWEEN[(part - 1) % BETWEEN.length] ?? 'tried';
}

export interface Bar {
	fill: Fill;
	x: number;
	width: number;
}

/** The bars of each group as shares of the longest one, which fills its row. */
export function layParts({ parts, groups }: PartsDrawn): { bars: Bar[]; end: number }[] {
	const rows = groups.map(({ counts }) =>
		counts.map((count) => (count > 0 && Number.isFinite(count) ? count : 0)),
	);
	const longest = Math.max(0, ...rows.map((counts) => sum(counts)));
	const widths = rows.map((counts) =>
		counts.map((count) => (count === 0 ? 0 : Math.max(count / longest, LEAST_SEEN))),
	);
	const widest = Math.max(1, ...widths.map((row) => sum(row)));
	return widths.map((row) => {
		const bars: Bar[] = [];
		let x = 0;
		row.forEach((share, part) => {
			const width = share / widest;
			if (width > 0) bars.push({ fill: fillOf(part, parts.length), x, width });
			x += width;
		});
		return { bars, end: Math.min(1, x) };
	});
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
