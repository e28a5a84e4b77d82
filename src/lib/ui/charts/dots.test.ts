import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, DOTS } from './dots-words.ts';
import { layDots } from './dots.ts';
import type { DotsDrawn } from './drawn.ts';
import { widthOf } from './letters.ts';
import { lean, MOST_POINTS } from './many.ts';
import { boxOf, LAYOUTS } from './places.ts';
import { plotIn } from './dots-words.ts';

const MONTHS = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];

function dotsOf(values: readonly number[], columns = 12, line?: readonly (number | null)[]): DotsDrawn {
	return {
		columns: Array.from({ length: columns }, (_, k) => ({ label: MONTHS[k % 12] ?? '', said: `month ${k}` })),
		points: values.map((value, k) => ({
			at: ((k + 0.5) * columns) / values.length,
			value,
			said: `${k}`,
			href: `/${k}`,
		})),
		line: line ?? Array.from({ length: columns }, (_, k) => values[k] ?? null),
		...{ lineName: 'median', unit: ['day', 'days'], marks: [] },
	};
}

const value = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
const drawn = fc
	.record({
		values: fc.array(value, { maxLength: 400 }),
		columns: fc.integer({ min: 1, max: 40 }),
		marks: fc.array(
			fc.record({ at: fc.double({ min: -1, max: 41, noNaN: true }), label: fc.string({ maxLength: 60 }) }),
			{ maxLength: 8 },
		),
	})
	.map(({ values, columns, marks }) => ({ ...dotsOf(values, columns), marks }));

test('whatever is drawn lies within the chart', () => {
	fc.assert(
		fc.property(drawn, (one) => {
			const laid = layDots(one);
			expect(JSON.stringify(laid)).not.toContain('null');
			for (const { x, y } of [...laid.dots, ...laid.ends]) {
				expect(x >= 0 && x <= 1 && y >= 0 && y <= DOTS.base).toBe(true);
			}
			const numbers = [laid.line, ...laid.many.map(({ d }) => d)].flatMap(
				(d) => d.match(/[A-Za-z]{2,}/g) ?? [],
			);
			expect(numbers).toEqual([]);
			expect(DOTS.base - laid.top).toBeGreaterThan(80);
		}),
	);
});

test('the labels of the line never meet each other, and never leave', () => {
	fc.assert(
		fc.property(drawn, (one) => {
			const laid = layDots(one);
			for (const layout of LAYOUTS) {
				const plot = plotIn(layout);
				const boxes = laid.layouts[layout].labels.map(({ x, text, side }) => {
					const [dx, anchor] = { start: [-8, 'start'], above: [8, 'end'], beside: [10, 'start'] }[side] as [
						number,
						'start' | 'end',
					];
					return boxOf({ text, whole: text, at: x, dx, anchor }, plot, 13);
				});
				for (const { from, to } of boxes) {
					expect(from).toBeGreaterThanOrEqual(-DOTS.left);
					expect(to).toBeLessThanOrEqual(plot + (layout === 'wide' ? DOTS.right : 16));
				}
				if (boxes[0] && boxes[1]) expect(boxes[1].from).toBeGreaterThan(boxes[0].to);
			}
		}),
	);
});

test('of many points none is lost, and drawing what has become lean draws the same', () => {
	const points = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
		minLength: MOST_POINTS + 1,
		maxLength: 1500,
	});
	fc.assert(
		fc.property(points, (values) => {
			const one = { chart: 'dots' as const, ...dotsOf(values) };
			const less = lean(one);
			if (less?.chart !== 'dots') throw new Error('It stays what it is.');
			expect(less.points.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(values.length);
			expect(JSON.stringify(less)).not.toContain('href');
			expect(new Set(layDots(less).many.flatMap(({ d }) => d.split('M')))).toEqual(
				new Set(layDots(one).many.flatMap(({ d }) => d.split('M'))),
			);
			expect(layDots(less).beyond).toBe(layDots(one).beyond);
		}),
		{ numRuns: 20 },
	);
	const few = { chart: 'dots' as const, ...dotsOf([1, 2, 3]) };
	expect(lean(few)).toBe(few);
});

test('50,000 points are a field of at most 1,728 places', () => {
	const values = Array.from({ length: 50_000 }, (_, k) => (k * 7919) % 1000);
	const { many, dots } = layDots(dotsOf(values));
	expect(dots).toEqual([]);
	expect(many.flatMap(({ d }) => d.split('M').slice(1)).length).toBeLessThanOrEqual(1728);
	expect(many.reduce((sum, { d }) => sum + d.length, 0)).toBeLessThan(25_000);
});

test('one that is far above is a form of its own above the axis, and is told', () => {
	const { beyond, dots, top } = layDots(dotsOf([3, 4, 5, 6, 7, 8, 9, 4000]));
	expect(beyond).toBe('The axis ends at 10 days. One lies above it, at 4,000 days.');
	expect(dots.filter(({ isBeyond }) => isBeyond)).toMatchObject([{ said: '7' }]);
	expect(dots.every(({ y, isBeyond }) => (isBeyond ? y < top : y >= top))).toBe(true);
	expect(layDots(dotsOf([3, 4, 5, 6])).beyond).toBe('');
});

test('points are met in the order of time', () => {
	const one = dotsOf([1, 2, 3, 4]);
	const turned = { ...one, points: one.points.toReversed() };
	expect(layDots(turned).dots.map(({ said }) => said)).toEqual(['0', '1', '2', '3']);
});

test('an amount is as round as it is said in sentences', () => {
	const days = ['day', 'days'] as const;
	expect([0, 0.4, 1, 1.4, 10.6, 1234.5].map((one) => amount(one, days))).toEqual([
		'0 days',
		'0.4 days',
		'1 day',
		'1 day',
		'11 days',
		'1,235 days',
	]);
});

test('a line of one month has one label; without any there is none', () => {
	const labels = (one: DotsDrawn) => layDots(one).layouts.wide.labels.map(({ text }) => text);
	expect(labels(dotsOf([4], 1))).toEqual(['4 days, median']);
	expect(labels(dotsOf([], 12))).toEqual([]);
	expect(labels(dotsOf([11, 9, 8, 8, 7, 7, 6, 6, 6, 6, 6, 6]))).toEqual(['11 days', '6 days']);
	expect(widthOf('6 days', 13)).toBeLessThan(DOTS.right - 10);
});
