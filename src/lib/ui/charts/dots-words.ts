import type { AxisEnd, DotsDrawn } from './drawn.ts';
import { cutTo, widthOf } from './letters.ts';
import { LEAST, type Layout } from './places.ts';

/** In pixels from the top; across, everything is a share of the width. */
export const DOTS = { height: 232, base: 204, row: 16, left: 36, right: 76 } as const;
const LABEL_SIZE = 13;

export interface EndLabel {
	x: number;
	y: number;
	text: string;
	/** `beside` its dot at the right; above it where there is no room beside. */
	side: 'start' | 'beside' | 'above';
}

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

/** The beginning of the line is labelled above, its end at the right where there is room, else above as well. */
export function endLabels(
	{ unit, lineName }: DotsDrawn,
	first: Spot | undefined,
	last: Spot | undefined,
	layout: Layout,
): EndLabel[] {
	if (!first || !last) return [];
	const text = amount(last.value, unit);
	const isBeside = layout === 'wide' && last.x > 0.75 && widthOf(text, LABEL_SIZE) <= DOTS.right - 10;
	const named = cutTo(`${text}, ${lineName}`, plotIn(layout), LABEL_SIZE);
	const fits = last.x * plotIn(layout) + 8 >= widthOf(named, LABEL_SIZE);
	const end: EndLabel = isBeside
		? { x: 1, y: last.y, text, side: 'beside' }
		: { x: fits ? last.x : 0, y: last.y - 12, text: named, side: fits ? 'above' : 'start' };
	const start: EndLabel = { x: first.x, y: first.y - 12, text: amount(first.value, unit), side: 'start' };
	const taken = widthOf(start.text, LABEL_SIZE) + (isBeside ? 0 : widthOf(end.text, LABEL_SIZE));
	return (last.x - first.x) * plotIn(layout) < taken + 8 ? [end] : [start, end];
}

/** The least width of what is drawn between the labels at its sides. */
export const plotIn = (layout: Layout) => LEAST[layout] - DOTS.left - (layout === 'wide' ? DOTS.right : 16);

export function beyondIn(unit: DotsDrawn['unit'], { top, beyond, highest }: AxisEnd): string {
	if (beyond === 0) return '';
	const far = amount(highest, unit);
	const which =
		beyond === 1
			? `One lies above it, at ${far}.`
			: `${beyond.toLocaleString('en')} lie above it, up to ${far}.`;
	return `The axis ends at ${amount(top, unit)}. ${which}`;
}
