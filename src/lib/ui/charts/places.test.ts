import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutTo, roomFor, ROOMS, widthOf } from './letters.ts';
import {
	boxOf,
	LAYOUTS,
	LEAST,
	placeColumns,
	placeMarks,
	placeRuns,
	placeTicks,
	type Placed,
} from './places.ts';

const MONTHS = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];
const word = fc.oneof(
	fc.constantFrom(...MONTHS, '25 Q4', '', '5, agree fully', '意見に強く同意する', 'Zustimmungsvoraussetzung'),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
);
/** Any width that a layout is shown at, from its least. */
const width = fc.constantFrom(...LAYOUTS).chain((layout) =>
	fc.record({
		least: fc.constant(LEAST[layout] - 60),
		width: fc.integer({ min: LEAST[layout] - 60, max: 1200 }),
	}),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

function expectInside(placed: readonly Placed[], wide: number, over = 0) {
	for (const place of placed) {
		const { from, to } = boxOf(place, wide);
		expect(from).toBeGreaterThanOrEqual(-over - 0.01);
		expect(to).toBeLessThanOrEqual(wide + over + 0.01);
	}
}

function expectApart(placed: readonly Placed[], wide: number) {
	const boxes = placed.map((place) => boxOf(place, wide)).sort((a, b) => a.from - b.from);
	boxes.slice(1).forEach(({ from }, k) => expect(from).toBeGreaterThanOrEqual(boxes[k]?.to ?? NaN));
}

test('labels of columns never meet or leave, at any width', () => {
	fc.assert(
		fc.property(fc.array(word, { maxLength: 90 }), width, (labels, { least, width: wide }) => {
			const placed = placeColumns(labels, least);
			expectInside(placed, wide);
			expectApart(placed, wide);
		}),
	);
});

test('months all have their labels where there is room, and every second one on a phone; the last is always there', () => {
	expect(placeColumns(MONTHS, 528).map(({ text }) => text)).toEqual(MONTHS);
	expect(placeColumns(MONTHS, 278).map(({ text }) => text)).toEqual([
		'Jan',
		'Mar',
		'May',
		'Jul',
		'Sep',
		'Nov',
	]);
	expect(placeColumns(['Nov'], 220)).toMatchObject([{ text: 'Nov', at: 0.5, anchor: 'middle' }]);
	expect(placeColumns([], 220)).toEqual([]);
});

test('labels of runs never meet or leave, at any width', () => {
	fc.assert(
		fc.property(fc.array(word, { maxLength: 30 }), width, (labels, { least, width: wide }) => {
			const placed = placeRuns(labels, least);
			expectInside(placed, wide);
			expectApart(placed, wide);
		}),
	);
	expect(placeRuns(['Jul', 'Jul', 'Jul', 'Jul', 'Aug', 'Aug'], 200)).toMatchObject([
		{ text: 'Jul', at: 0 },
		{ text: 'Aug', at: 4 / 6 },
	]);
});

test('labels of ticks never meet or leave, at any width; the ends come first', () => {
	const ticks = fc.array(fc.record({ at: share, label: word }), { maxLength: 12 });
	fc.assert(
		fc.property(ticks, width, fc.constantFrom(0, 12, 44), (all, { least, width: wide }, over) => {
			const placed = placeTicks(all, least, over);
			expectInside(placed, wide, over);
			expectApart(placed, wide);
		}),
	);
	const close = [0, 0.1, 0.9, 1].map((at) => ({ at, label: `${at * 10} hours` }));
	expect(placeTicks(close, 220).map(({ text }) => text)).toEqual(['0 hours', '10 hours']);
});

test('words of marks never leave, and those of one row never meet', () => {
	const marks = fc.array(fc.record({ at: share, label: word }), { maxLength: 12 });
	fc.assert(
		fc.property(marks, width, (all, { least, width: wide }) => {
			const placed = placeMarks(all, least);
			expect(placed).toHaveLength(all.length);
			expectInside(placed, wide);
			for (const row of Map.groupBy(placed, (place) => place.row).values()) expectApart(row, wide);
		}),
	);
});

test('a word is cut to its room, with an ellipsis', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.integer({ min: 14, max: 300 }),
			(text, room) => {
				const cut = cutTo(text, room);
				expect(widthOf(cut)).toBeLessThanOrEqual(room);
				if (widthOf(text) <= room) expect(cut).toBe(text);
				else expect(cut.endsWith('…')).toBe(true);
			},
		),
	);
	expect(cutTo('インシデント対応と学習のための部会', 80)).toBe('インシデン…');
	expect(cutTo('Working group: retries', 80)).toBe('Working gr…');
});

test('the room beside bars is the least that holds what stands there', () => {
	expect(roomFor([])).toBe('s');
	expect(roomFor(['81%', '100%'])).toBe('s');
	expect(roomFor(['21 of 26'])).toBe('m');
	expect(roomFor(['none of 1,024'])).toBe('l');
	expect(widthOf('100%', 12) + 8).toBeLessThanOrEqual(ROOMS.s);
});
