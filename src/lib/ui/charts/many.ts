import { linear } from './axis.ts';
import type { AxisEnd, Drawn, DotsDrawn } from './drawn.ts';

/**
 * So many points are drawn one by one, each a link with its sentence: a chart of 300 is about 90 kB of HTML, 9 kB of it
 * after compression, and more could be neither told apart in 580 pixels nor walked through with the keys.
 */
export const MOST_POINTS = 300;
/** So many rows are drawn; a page of a hundred teams has them all in its numbers. */
export const MOST_ROWS = 40;

type Point = DotsDrawn['points'][number];

/** A field of so many places across and up holds what is more: at most 1,728 of them, about 15 kB. */
const ACROSS = 72;
const UP = 24;

export const isMany = (points: DotsDrawn['points']): boolean =>
	points.length > MOST_POINTS || points.some(({ count = 1 }) => count > 1);

/** Each place of the field where any point is, with how many there are. Of a field the same comes out. */
export function field(points: readonly Point[], columns: number, top: number): (Point & { count: number })[] {
	const perColumn = Math.max(1, Math.round(ACROSS / Math.max(1, columns)));
	const places = new Map<string, { x: number; y: number; count: number }>();
	for (const { at, value, count = 1 } of points) {
		if (!Number.isFinite(at) || !Number.isFinite(value)) continue;
		const x = Math.floor(Math.min(Math.max(at, 0), columns - 1e-9) * perColumn);
		const y = value > top ? UP : Math.floor(Math.min(value / top, 1 - 1e-9) * UP);
		const key = `${x} ${y}`;
		const place = places.get(key) ?? { x, y, count: 0 };
		place.count += count;
		places.set(key, place);
	}
	return [...places.values()].map(({ x, y, count }) => ({
		...{ at: (x + 0.5) / perColumn, value: ((y + 0.5) / UP) * top, said: '', count },
	}));
}

/** What travels to the browser: of more points than are drawn one by one, only what their drawing needs. */
export function lean(drawn: Drawn | null): Drawn | null {
	if (drawn?.chart !== 'dots' || !isMany(drawn.points)) return drawn;
	const end = axisEnd(drawn);
	return { ...drawn, end, points: field(drawn.points, drawn.columns.length, end.top) };
}

/** Where the axis of dots ends, and what it leaves out. */
export function axisEnd({ points, line, end }: DotsDrawn): AxisEnd {
	if (end) return end;
	const values = points.map(({ value }) => value);
	const { top } = linear([...values, ...line.filter((value) => value !== null)]);
	return {
		top,
		beyond: values.filter((value) => value > top).length,
		highest: values.reduce((most, value) => Math.max(most, value), 0),
	};
}
