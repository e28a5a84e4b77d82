import { line as lineThrough } from 'd3-shape';
import { linear, type Axis } from './axis.ts';
import type { DotsDrawn } from './drawn.ts';
import { widthOf } from './letters.ts';
import { axisEnd, field, isMany } from './many.ts';
import { LAYOUTS, LEAST, placeColumns, placeMarks, type Layout, type Placed } from './places.ts';

/** In pixels from the top; across, everything is a share of the width. */
export const DOTS = { height: 232, base: 204, row: 16, left: 36, right: 76 } as const;
/** Beyond the end of the axis. */
const STRIP = 14;
const LABEL_SIZE = 13;

export interface Dot {
	x: number;
	y: number;
	said: string;
	href?: string;
	isBeyond: boolean;
}

interface EndLabel {
	x: number;
	y: number;
	text: string;
	/** `beside` its dot at the right; above it where there is no room beside. */
	side: 'start' | 'beside' | 'above';
}

export interface DotsLaid {
	axis: Axis;
	/** Where the axis ends. */
	top: number;
	dots: Dot[];
	/** Of more than can be drawn one by one: `d` of dots of one size, in a box of 1000 times the height. */
	many: { size: number; d: string }[];
	line: string;
	ends: { x: number; y: number }[];
	layouts: Record<Layout, { columns: Placed[]; marks: (Placed & { row: number })[]; labels: EndLabel[] }>;
	marks: number[];
	/** What is beyond the end of the axis, in words; empty for nothing. */
	beyond: string;
}

export function layDots(drawn: DotsDrawn): DotsLaid {
	const { columns, points, line, marks } = drawn;
	const end = axisEnd(drawn);
	const axis = linear([], 4, end.top);
	const width = (layout: Layout) => LEAST[layout] - DOTS.left - (layout === 'wide' ? DOTS.right : 16);
	const across = (at: number) => share(at / Math.max(1, columns.length));
	const placedMarks = marks.map(({ at, label }) => ({ at: across(at), label }));
	const marksIn = (layout: Layout) => placeMarks(placedMarks, width(layout));
	const rows = Math.max(0, ...LAYOUTS.flatMap((layout) => marksIn(layout).map(({ row }) => row + 1)));
	const top = 28 + rows * DOTS.row + (end.beyond > 0 ? STRIP : 0);
	const up = (value: number) => DOTS.base - axis.at(value) * (DOTS.base - top);
	const way = line.flatMap((value, k) =>
		value === null || !Number.isFinite(value) ? [] : [{ value, x: across(k + 0.5), y: up(value) }],
	);
	const first = way[0];
	const last = way.at(-1);
	const labelsIn = (layout: Layout) => endLabels(drawn, first, last, layout === 'wide');
	const lay = (layout: Layout) => ({
		columns: placeColumns(
			columns.map(({ label }) => label),
			width(layout),
		),
		marks: marksIn(layout),
		labels: labelsIn(layout),
	});
	const heaped = isMany(points);
	return {
		...{ axis, top, marks: placedMarks.map(({ at }) => at), beyond: beyondIn(drawn) },
		dots: heaped
			? []
			: points
					.toSorted((a, b) => a.at - b.at)
					.map((point) => ({
						...{ said: point.said, href: point.href, x: across(point.at) },
						...(point.value > end.top
							? { y: top - STRIP + 4, isBeyond: true }
							: { y: up(point.value), isBeyond: false }),
					})),
		many: heaped
			? heaps(drawn, end.top, across, (value) => (value > end.top ? top - STRIP + 4 : up(value)))
			: [],
		line:
			lineThrough<{ x: number; y: number }>(
				({ x }) => x * 1000,
				({ y }) => y,
			).digits(1)(way) ?? '',
		ends: first && last ? (first === last ? [last] : [first, last]) : [],
		layouts: { wide: lay('wide'), narrow: lay('narrow') },
	};
}

const share = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);

/** `11 days`, `0.4 days` */
export function amount(value: number, [one, many]: DotsDrawn['unit']): string {
	const rounded = value > 0 && value < 1 ? Math.round(value * 10) / 10 : Math.round(value);
	return `${rounded.toLocaleString('en')} ${rounded === 1 ? one : many}`;
}

interface Spot {
	x: number;
	y: number;
	value: number;
}

/** The beginning of the line is labelled above, its end at the right; one that has both of a kind, or no way between, has one. */
function endLabels(
	{ unit, lineName }: DotsDrawn,
	first: Spot | undefined,
	last: Spot | undefined,
	isWide: boolean,
): EndLabel[] {
	if (!first || !last) return [];
	const text = amount(last.value, unit);
	const hasRoom = isWide && widthOf(text, LABEL_SIZE) <= DOTS.right - 12 && last.x > 0.75;
	const above = { x: last.x, y: aboveOf(last.y), text: `${text}, ${lineName}`, side: 'above' } as const;
	const end: EndLabel = hasRoom ? { x: last.x, y: last.y, text, side: 'beside' } : above;
	const start: EndLabel = { x: first.x, y: aboveOf(first.y), text: amount(first.value, unit), side: 'start' };
	const least = LEAST[isWide ? 'wide' : 'narrow'] - DOTS.left - DOTS.right;
	const room = (last.x - first.x) * least - (hasRoom ? 0 : widthOf(end.text, LABEL_SIZE));
	return first === last || room < widthOf(start.text, LABEL_SIZE) + 8 ? [end] : [start, end];
}

const aboveOf = (y: number) => Math.max(14, y - 12);

/** Larger where more lie: four sizes, whose areas are as their numbers. */
const SIZES = [2.5, 3.75, 5, 7] as const;

function heaps(
	{ points, columns }: DotsDrawn,
	top: number,
	across: (at: number) => number,
	up: (value: number) => number,
): { size: number; d: string }[] {
	const places = field(points, columns.length, top);
	const most = places.reduce((largest, { count }) => Math.max(largest, count), 1);
	const sizeOf = (count: number) =>
		SIZES.find((size) => size >= Math.sqrt(count / most) * SIZES[3]) ?? SIZES[3];
	const bySize = Map.groupBy(places, ({ count }) => sizeOf(count));
	return [...bySize].map(([size, inside]) => ({
		size,
		d: inside.map(({ at, value }) => `M${Math.round(across(at) * 1000)} ${Math.round(up(value))}h0`).join(''),
	}));
}

function beyondIn(drawn: DotsDrawn): string {
	const { top, beyond, highest } = axisEnd(drawn);
	if (beyond === 0) return '';
	const far = amount(highest, drawn.unit);
	const which =
		beyond === 1
			? `One lies above it, at ${far}.`
			: `${beyond.toLocaleString('en')} lie above it, up to ${far}.`;
	return `The axis ends at ${amount(top, drawn.unit)}. ${which}`;
}
