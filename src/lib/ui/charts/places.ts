import { cutTo, widthOf } from './letters.ts';

/*
 * Words beside marks. A chart is as wide as its place, and words keep their size: they are placed for the least width of
 * a layout, as shares of it, and have more room between them wherever it is wider.
 */

export const LAYOUTS = ['wide', 'middle', 'narrow'] as const;
export type Layout = (typeof LAYOUTS)[number];
/**
 * Which of them is shown is a container query: a figure over two thirds of the page, one beside it or on a phone, and
 * one on the smallest phones. Each ends where the one before it begins.
 */
export const LEAST: Record<Layout, number> = { wide: 640, middle: 330, narrow: 272 };

export interface Placed {
	text: string;
	/** A share of the width. */
	at: number;
	anchor: 'start' | 'middle' | 'end';
	/** In pixels, to be added. */
	dx: number;
	/** What was cut, in full; otherwise the same. */
	whole: string;
}

const GAP = 6;

/** Labels of columns of equal width: every one of them, or every second, third …, so that the last is among them. */
export function placeColumns(labels: readonly string[], width: number): Placed[] {
	for (let every = 1; every < labels.length; every++) {
		const placed = eachOf(labels, every, width);
		if (areApart(placed, width)) return placed;
	}
	return eachOf(labels, Math.max(1, labels.length), width);
}

function eachOf(labels: readonly string[], every: number, width: number): Placed[] {
	return labels.flatMap((whole, k) => {
		if ((labels.length - 1 - k) % every !== 0 || whole === '') return [];
		return [inside({ whole, at: (k + 0.5) / labels.length }, width, width)];
	});
}

function areApart(placed: readonly Placed[], width: number): boolean {
	const boxes = placed.map((one) => boxOf(one, width));
	return boxes.every(({ from }, k) => from >= (boxes[k - 1]?.to ?? -Infinity) + GAP);
}

/** Labels of runs of equal ones, each at its beginning, as far as they have room. */
export function placeRuns(labels: readonly string[], width: number): Placed[] {
	const placed: Placed[] = [];
	labels.forEach((whole, k) => {
		if (whole === '' || labels[k - 1] === whole) return;
		const text = cutTo(whole, width);
		const at = k / labels.length;
		const isOut = at * width + widthOf(text) > width;
		const place: Placed = { text, whole, at: isOut ? 1 : at, anchor: isOut ? 'end' : 'start', dx: 0 };
		if (areApart([...placed, place], width)) placed.push(place);
	});
	return placed;
}

/** Labels at places of their own: the first and the last before those between them, as far as they have room. */
export function placeTicks(
	ticks: readonly { at: number; label: string }[],
	width: number,
	over = 0,
): Placed[] {
	const ordered = ticks.toSorted((a, b) => a.at - b.at);
	const placed: (Placed & { from: number; to: number })[] = [];
	const most = ordered.length > 1 ? (width + 2 * over) / 2 - GAP : width + 2 * over;
	for (const tick of [ordered[0], ordered.at(-1), ...ordered.slice(1, -1)]) {
		if (!tick || tick.label === '') continue;
		const place = inside({ whole: tick.label, at: tick.at }, width, most, over);
		const box = boxOf(place, width);
		if (placed.every(({ from, to }) => box.to + GAP <= from || box.from >= to + GAP))
			placed.push({ ...place, ...box });
	}
	return placed.map(({ text, whole, at, anchor, dx }) => ({ text, whole, at, anchor, dx }));
}

/** Words beside upright lines, at their right where there is room, in rows above each other where they would meet. */
export function placeMarks(
	marks: readonly { at: number; label: string }[],
	width: number,
): (Placed & { row: number })[] {
	const ends: number[] = [];
	return marks
		.toSorted((a, b) => a.at - b.at)
		.map(({ at, label: whole }) => {
			const text = cutTo(whole, width - 2 * GAP);
			const isAfter = at * width + GAP + widthOf(text) <= width;
			const place = { text, whole, at, anchor: isAfter ? 'start' : 'end', dx: isAfter ? GAP : -GAP } as const;
			// Where neither side has room it stands at the right edge, across its line.
			const shifted = isAfter || at * width - GAP >= widthOf(text) ? place : { ...place, at: 1, dx: 0 };
			const box = boxOf(shifted, width);
			let row = 0;
			while (box.from < (ends[row] ?? -Infinity)) row++;
			ends[row] = box.to + GAP;
			return { ...shifted, row };
		});
}

/** The ends of a word in pixels, in a chart of that width. */
export function boxOf(
	{ text, at, anchor, dx }: Placed,
	width: number,
	size = 11,
): { from: number; to: number } {
	const wide = widthOf(text, size);
	const x = at * width + dx;
	const from = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
	return { from, to: from + wide };
}

/** In the middle of its place, or against the edge where it would leave the chart. */
function inside({ whole, at }: { whole: string; at: number }, width: number, most: number, over = 0): Placed {
	const text = cutTo(whole, Math.max(most, widthOf('…')));
	const half = widthOf(text) / 2;
	const x = at * width;
	if (x - half < -over) return { text, whole, at: 0, anchor: 'start', dx: -over };
	if (x + half > width + over) return { text, whole, at: 1, anchor: 'end', dx: over };
	return { text, whole, at, anchor: 'middle', dx: 0 };
}
