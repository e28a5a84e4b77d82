import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MonthsDrawn, WeeksDrawn } from './drawn.ts';
import { holdsNothing, lean } from './many.ts';
import { layMonths } from './months.ts';
import { hasRoom, layMoved } from './moved.ts';
import { fillOf, layParts } from './parts.ts';
import { LEAST } from './places.ts';
import { nextOf } from './roving.ts';
import { laySpread } from './spread.ts';
import { isNumeric, toShow, MOST_TABLED } from './tabled.ts';
import { layWeeks, TALL } from './weeks.ts';

const count = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 100_000 }));
const table = fc
	.integer({ min: 1, max: 40 })
	.chain((columns) =>
		fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
	);
const columnsOf = (length: number) =>
	Array.from({ length }, (_, k) => ({ label: `${k}`, said: `month ${k}` }));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('parts fill their row at the most, in their order, and none that holds anything is unseen', () => {
	fc.assert(
		fc.property(table, (rows) => {
			const parts = rows[0]?.map((_, k) => `part ${k}`) ?? [];
			const laid = layParts({ parts, groups: rows.map((counts) => ({ name: '', counts, shown: '' })) });
			laid.forEach(({ bars, end }, k) => {
				expect(bars).toHaveLength(rows[k]?.filter((one) => one > 0).length ?? NaN);
				expect(end).toBeLessThanOrEqual(1);
				expect(sum(bars.map(({ width }) => width))).toBeCloseTo(end, 5);
				expect(bars.every(({ width }) => width > 0.005)).toBe(true);
			});
		}),
	);
});

test('the first part is gold and the last is hatched; between them are others', () => {
	expect([0, 1, 2].map((part) => fillOf(part, 3))).toEqual(['made', 'tried', 'waiting']);
	expect([0, 1].map((part) => fillOf(part, 2))).toEqual(['made', 'waiting']);
	expect(new Set([0, 1, 2, 3, 4].map((part) => fillOf(part, 5))).size).toBe(5);
	expect(layParts({ parts: ['a'], groups: [{ name: '', counts: [0], shown: '' }] })).toEqual([
		{ bars: [], end: 0 },
	]);
});

const monthsOf = (rows: readonly (readonly number[])[], mends: readonly number[] = []): MonthsDrawn => ({
	columns: columnsOf(rows[0]?.length ?? 0),
	rows: rows.map((counts) => ({ name: '', counts, mends, total: sum(counts) })),
});

test('dots of two months never lie on each other, on the narrowest screen', () => {
	fc.assert(
		fc.property(table, (rows) => {
			for (const { dots } of layMonths(monthsOf(rows))) {
				dots.slice(1).forEach((dot, k) => {
					const before = dots[k] ?? dot;
					expect(dot.r + before.r).toBeLessThanOrEqual((dot.x - before.x) * (LEAST.narrow - 40));
					expect(dot.r).toBeGreaterThan(0);
				});
			}
		}),
	);
});

test('the area of a dot is as its count, and what came before the latest change is told apart', () => {
	const [row] = layMonths(monthsOf([[4, 0, 1, 1]], [2]));
	expect(row?.dots.map(({ count: of }) => of)).toEqual([4, 1, 1]);
	expect((row?.dots[0]?.r ?? 0) / (row?.dots[1]?.r ?? 1)).toBeCloseTo(2);
	expect(row?.dots.map(({ isBefore }) => isBefore)).toEqual([true, true, false]);
	expect(row?.mends[0]).toBeGreaterThan(row?.dots[1]?.x ?? 1);
	expect(row?.mends[0]).toBeLessThan(row?.dots[2]?.x ?? 0);
});

const weeksOf = (rows: readonly (readonly number[])[]): WeeksDrawn => ({
	columns: columnsOf(rows[0]?.length ?? 0),
	rows: rows.map((counts) => ({ name: '', counts, total: sum(counts) })),
});

test('bars stay in their row, one for each week, and a quiet week is seen as one', () => {
	fc.assert(
		fc.property(table, (rows) => {
			layWeeks(weeksOf(rows)).rows.forEach(({ bars, none }, k) => {
				const heights = [...bars.matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height));
				expect(heights).toHaveLength(rows[k]?.filter((one) => one > 0).length ?? NaN);
				expect(heights.every((height) => height >= 2 && height <= TALL)).toBe(true);
				expect(none.split('z').length - 1).toBe(rows[k]?.filter((one) => one === 0).length);
			});
		}),
	);
});

test('one week of a thousand is cut short, which is told, and leaves the others their height', () => {
	const { rows, cut } = layWeeks(weeksOf([[1, 2, 3, 1000, 2, 1]]));
	expect(cut).toBe('One bar is cut short: it stands for 1,000.');
	expect(rows[0]?.cut).not.toBe('');
	expect(rows[0]?.bars).toContain('v-7.8h');
	expect(layWeeks(weeksOf([[1, 2, 3]])).cut).toBe('');
	expect(layWeeks({ columns: [], rows: [] })).toEqual({ rows: [], cut: '' });
});

test('what moved lies on its scale, with its number on the side it moved to', () => {
	const row = { name: '', shown: '3.6', better: false };
	const laid = layMoved({
		...{ from: 1, to: 5, ticks: [] },
		rows: [
			{ ...row, before: 4, now: 3 },
			{ ...row, before: null, now: 5, better: null },
			{ ...row, before: 1, now: 9, better: true },
		],
	});
	expect(laid).toEqual([
		{ before: 0.75, now: 0.5, way: 'worse', side: 'left' },
		{ before: null, now: 1, way: 'unsaid', side: 'right' },
		{ before: 0, now: 1, way: 'better', side: 'right' },
	]);
	expect(hasRoom({ from: 1, to: 5, ticks: [], rows: [{ ...row, before: null, now: 1 }] })).toBe(true);
});

test('values of a spread lie on its axis; of many, those at one place are one line', () => {
	const ticks = [1, 60, 3600].map((at) => ({ at, label: `${at}` }));
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 600 }), (all) => {
			const values = all.map((value) => ({ value, said: 'x', href: '/' }));
			const rows = [{ name: '', values, quartiles: null }];
			const [laid] = laySpread({ rows, ticks }).rows;
			expect(laid?.ticks.every(({ x }) => x >= 0 && x <= 1)).toBe(true);
			expect(laid?.many.match(/[A-Za-z]{2,}/)).toBeFalsy();
			expect((laid?.many ?? '').split('M').length).toBeLessThanOrEqual(1002);
			const less = lean({ chart: 'spread', rows, ticks });
			if (less?.chart === 'spread')
				expect(less.rows[0]?.total ?? less.rows[0]?.values.length).toBe(all.length);
		}),
	);
});

test('a chart that holds nothing is known', () => {
	expect(
		holdsNothing({ chart: 'spread', ticks: [], rows: [{ name: '', values: [], quartiles: null }] }),
	).toBe(true);
	expect(holdsNothing({ chart: 'steps', rows: [] })).toBe(true);
	expect(holdsNothing({ chart: 'parts', parts: [], groups: [{ name: '', counts: [], shown: '' }] })).toBe(
		false,
	);
});

test('arrows move between points and stop at the ends', () => {
	expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Tab'].map((key) => nextOf(key, 2, 4))).toEqual([
		3,
		1,
		0,
		3,
		null,
	]);
	expect(nextOf('ArrowRight', 3, 4)).toBe(3);
	expect(nextOf('ArrowLeft', 0, 4)).toBe(0);
});

test('a table is as long as the page takes, and says what it leaves', () => {
	const rows = Array.from({ length: 250 }, (_, k) => ({ cells: [`row ${k}`, k, null] }));
	const numbers = { columns: ['Name', 'Days', 'None'], rows };
	expect(toShow(numbers).rows).toHaveLength(MOST_TABLED);
	expect(toShow(numbers).more).toBe(50);
	expect(toShow(toShow(numbers)).more).toBe(50);
	expect([0, 1, 2].map((column) => isNumeric(numbers, column))).toEqual([false, true, false]);
});
