import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, endOf, linear, logarithmic, shortNumber } from './axis.ts';

/** Counts, days, milliseconds of years; never negative. */
const value = fc.oneof(
	fc.integer({ min: 0, max: 40 }),
	fc.double({ min: 0, max: 1e13, noNaN: true }),
	fc.constantFrom(0, 1e-9, Number.MAX_SAFE_INTEGER),
);
const values = fc.array(value, { maxLength: 60 });
const isShare = (share: number) => share >= 0 && share <= 1;

test('every value and every line lies within the axis', () => {
	fc.assert(
		fc.property(values, (all) => {
			const axis = linear(all);
			expect(all.map(axis.at).every(isShare)).toBe(true);
			expect(axis.ticks.every(({ at }) => isShare(at))).toBe(true);
			expect(axis.ticks.length).toBeGreaterThan(1);
			expect(axis.ticks.length).toBeLessThan(9);
			expect(axis.isCut).toBe(all.some((one) => one > axis.top));
		}),
	);
});

test('of an axis that ends before the largest, one in twenty is left out at the most, or one', () => {
	fc.assert(
		fc.property(values, (all) => {
			const beyond = all.filter((one) => one > endOf(all)).length;
			expect(beyond).toBeLessThanOrEqual(Math.max(1, all.length / 20));
		}),
	);
});

test('one that is far from the others does not press them together; one that is not, is not cut', () => {
	expect(endOf([3, 4, 5, 6, 7, 8, 9, 4000])).toBe(9);
	expect(endOf([3, 4, 5, 6, 7, 8, 9, 20])).toBe(20);
	expect(endOf([1, 400])).toBe(400);
	expect(endOf([0, 0, 0, 0, 7])).toBe(7);
	expect(endOf([])).toBe(0);
});

test('all equal, all nought, none: there is an axis', () => {
	expect(linear([4, 4, 4, 4]).at(4)).toBe(1);
	expect(linear([0, 0, 0]).ticks.map(({ label }) => label)).toEqual(['0', '1']);
	expect(linear([]).ticks).toHaveLength(2);
	expect(linear([NaN, Infinity, 3]).at(NaN)).toBe(0);
});

test('what is not finite or negative counts as nothing', () => {
	expect(endOf([NaN, -5, 3])).toBe(3);
});

test('a logarithmic axis holds every value, and each step multiplies', () => {
	const ticks = [1, 10, 100, 1000].map((at) => ({ at, label: `${at}` }));
	fc.assert(
		fc.property(values, (all) => {
			const axis = logarithmic(all, ticks);
			expect(all.map(axis.at).every(isShare)).toBe(true);
			expect(axis.ticks.every(({ at }) => isShare(at))).toBe(true);
		}),
	);
	expect(logarithmic([], ticks).ticks.map(({ at }) => Math.round(at * 3))).toEqual([0, 1, 2, 3]);
	expect(logarithmic([0, 5], []).at(0)).toBe(0);
	expect(logarithmic([], []).at(3)).toBeGreaterThanOrEqual(0);
});

test('between two numbers, the second may be the smaller; of two that are one, everything is in the middle', () => {
	expect(between(1, 5)(3)).toBe(0.5);
	expect(between(5, 1)(4)).toBe(0.25);
	expect(between(1, 5)(9)).toBe(1);
	expect(between(3, 3)(3)).toBe(0.5);
	expect(between(1, 5)(NaN)).toBe(0);
});

test('numbers beside an axis are short', () => {
	expect([0, 2.5, 5000, 250_000, 3e6].map(shortNumber)).toEqual(['0', '2.5', '5K', '250K', '3M']);
});
