import { line as lineThrough } from 'd3-shape';
import { linear, type Axis } from './axis.ts';
import { beyondIn, DOTS, endLabels, plotIn, type EndLabel } from './dots-words.ts';
import type { DotsDrawn } from './drawn.ts';
import { axisEnd, field, isMany } from './many.ts';
import { LAYOUTS, placeColumns, placeMarks, type Layout, type Placed } from './places.ts';

/** For what is beyond the end of the axis, above the labels of the line. */
const STRIP = 30;

/** Of the words of marks: of more, there would be no room for the dots. Their lines are all there. */
const MOST_ROWS_OF_MARKS = 3;

export interface Dot {
	x: number;
	y: number;
	said: string;
	href?: string;
	isBeyond: boolean;
}

export interface DotsLaid {
	axis: Axis;
	/** Where the axis ends. */
	top: number;
	dots: Dot[];
	/** Of more than can be drawn one by one: `d` of dots of one of four sizes, in a box of 1000 times the height. */
	many: { size: number; d: string }[];
	line: string;
	ends: { x: number; y: number }[];
	layouts: Record<Layout, { columns: Placed[]; marks: (Placed & { row: number })[]; labels: EndLabel[] }>;
	marks: { at: number; label: string }[];
	/** What is beyond the end of the axis, in words; empty for nothing. */
	beyond: string;
}

export function layDots(drawn: DotsDrawn): DotsLaid {
	const { columns, line, marks } = drawn;
	const points = drawn.points.filter(
		({ at, value }) => Number.isFinite(at) && value >= 0 && value < Infinity,
	);
	const end = axisEnd(drawn);
	const axis = linear([], 4, end.top);
	const across = (at: number) => share(at / Math.max(1, columns.length));
	const placedMarks = marks.map(({ at, label }) => ({ at: across(at), label }));
	const marksIn = (layout: Layout) =>
		placeMarks(placedMarks, plotIn(layout)).filter(({ row }) => row < MOST_ROWS_OF_MARKS);
	const rows = Math.max(0, ...LAYOUTS.flatMap((layout) => marksIn(layout).map(({ row }) => row + 1)));
	const top = 32 + rows * DOTS.row + (end.beyond > 0 ? STRIP : 0);
	const up = (value: number) => DOTS.base - axis.at(value) * (DOTS.base - top);
	const way = line.flatMap((value, k) =>
		value === null || !Number.isFinite(value) ? [] : [{ value, x: across(k + 0.5), y: up(value) }],
	);
	const first = way[0];
	const last = way.at(-1);
	const lay = (layout: Layout) => ({
		columns: placeColumns(
			columns.map(({ label }) => label),
			plotIn(layout),
		),
		marks: marksIn(layout),
		labels: endLabels(drawn, first, last, layout),
	});
	const shown = isMany(points) ? field(points, columns.length, end.top) : points;
	const isBeyond = ({ value }: { value: number }) => value > end.top;
	/** One by one; of more than that only what is beyond the axis, which has a form of its own. */
	const single = isMany(points) ? shown.filter(isBeyond) : shown;
	return {
		...{ axis, top, marks: placedMarks, beyond: beyondIn(drawn.unit, end) },
		dots: single
			.toSorted((a, b) => a.at - b.at)
			.map((point) => ({
				...{ said: point.said, href: point.href, x: across(point.at), isBeyond: isBeyond(point) },
				y: isBeyond(point) ? top - STRIP : up(point.value),
			})),
		many: isMany(points)
			? heaps(
					shown.filter((point) => !isBeyond(point)),
					across,
					up,
				)
			: [],
		line:
			lineThrough<{ x: number; y: number }>(
				({ x }) => x * 1000,
				({ y }) => y,
			).digits(1)(way) ?? '',
		ends: first && last ? (first === last ? [last] : [first, last]) : [],
		layouts: { wide: lay('wide'), middle: lay('middle'), narrow: lay('narrow') },
	};
}

const share = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);

/** Larger where more lie: of four sizes, whose areas are about as their numbers. */
const SIZES = [0.35, 0.55, 0.75, 1] as const;

function heaps(
	places: DotsDrawn['points'],
	across: (at: number) => number,
	up: (value: number) => number,
): DotsLaid['many'] {
	const most = places.reduce((largest, { count = 1 }) => Math.max(largest, count), 1);
	const sizeOf = (count: number) => SIZES.findIndex((size) => size >= Math.sqrt(count / most));
	const bySize = Map.groupBy(places, ({ count = 1 }) => sizeOf(count));
	return [...bySize].map(([size, inside]) => ({
		size,
		d: inside.map(({ at, value }) => `M${Math.round(across(at) * 1000)} ${Math.round(up(value))}h0`).join(''),
	}));
}
