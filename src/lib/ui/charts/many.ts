import { linear } from './axis.ts';
import type { AxisEnd, Drawn, DotsDrawn, SpreadDrawn } from './drawn.ts';

/**
 * So many points are drawn one by one, each a link with its sentence: a chart of 300 is 120 kB of HTML, 8 kB of it
 * after compression, drawn in 2 ms; more could be neither told apart in 580 pixels nor walked through with the keys.
 * Of 50,000 the field below makes 17 kB, in 40 to 90 ms.
 */
export const MOST_POINTS = 300;
/** So many rows are drawn; a page of a hundred teams has them all in its numbers. */
export const MOST_ROWS = 40;

type Point = DotsDrawn['points'][number];

/** A field of so many places across and up holds what is more: at most 1,728 of them. */
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
		const y = value > top ? UP : Math.floor(Math.min(top > 0 ? value / top : 0, 1 - 1e-9) * UP);
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
	if (drawn?.chart === 'spread') return { ...drawn, rows: leanSpread(drawn) };
	if (drawn?.chart !== 'dots' || !isMany(drawn.points)) return drawn;
	const end = axisEnd(drawn);
	return { ...drawn, end, points: field(drawn.points, drawn.columns.length, end.top) };
}

/** Values that lie within one in two hundred of each other are one line. */
function leanSpread({ rows }: SpreadDrawn): SpreadDrawn['rows'] {
	if (rows.reduce((sum, { values }) => sum + values.length, 0) <= MOST_POINTS) return rows;
	return rows.map((row) => {
		const places = new Map(
			row.values.map(({ value }) => [value > 0 ? Math.round(Math.log(value) * 200) : 0, value]),
		);
		return {
			...row,
			values: [...places.values()].map((value) => ({ value, said: '' })),
			total: row.total ?? row.values.length,
		};
	});
}

/** Where the axis of dots ends, and what it leaves out. A line that goes beyond runs along its end. */
export function axisEnd({ points, end }: DotsDrawn): AxisEnd {
	if (end) return end;
	const values = points.map(({ value }) => value);
	const top = values.some((value) => value > 0) ? linear(values).top : 0;
	return {
		top,
		beyond: values.filter((value) => value > top).length,
		highest: values.reduce((most, value) => Math.max(most, value), 0),
	};
}

/** A chart without anything in it has no axes either. */
export function holdsNothing(drawn: Drawn): boolean {
	if (drawn.chart === 'dots') return drawn.points.length === 0;
	if (drawn.chart === 'spread') return drawn.rows.every(({ values }) => values.length === 0);
	return drawn.chart === 'parts' ? drawn.groups.length === 0 : drawn.rows.length === 0;
}
