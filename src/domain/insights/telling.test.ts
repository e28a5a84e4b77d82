import { expect, test } from 'vitest';
import { middle, moved, quartilesOf } from './telling.ts';

test('the middle and the quarters of a few values', () => {
	expect(middle([])).toBeNull();
	expect(middle([9, 1, 4])).toBe(4);
	expect(middle([1, 4, 9, 2])).toBe(3);
	expect(quartilesOf([1, 2, 3, 4])).toBeNull();
	expect(quartilesOf([5, 1, 4, 2, 3])).toEqual([2, 3, 4]);
});

// By hand: every value after is below every value before, U = 0, mean 12.5, variance 25/12 · 11 = 22.9,
// z = (12.5 − 0.5) / 4.787 = 2.507, p = 0.012.
test('five against five that do not overlap have moved', () => {
	expect(moved([11, 12, 13, 14, 15], [1, 2, 3, 4, 5])).toBe('less');
	expect(moved([1, 2, 3, 4, 5], [11, 12, 13, 14, 15])).toBe('more');
});

// By hand: of 1, 3, 5, 7, 9 and 2, 4, 6, 8, 10 the second ranks 2, 4, 6, 8, 10: U = 15, off 2.5, z = 2 / 4.787, p = 0.68.
test('what lies among the others has not', () => {
	expect(moved([1, 3, 5, 7, 9], [2, 4, 6, 8, 10])).toBe('same');
	expect(moved([4, 4, 4, 4, 4], [4, 4, 4, 4, 4])).toBe('same');
	expect(moved([1, 2, 3, 4, 5], [100, 2, 3, 4, 5])).toBe('same');
});

test('of fewer than five nothing is said', () => {
	expect(moved([1, 2, 3, 4], [5, 6, 7, 8, 9])).toBeNull();
});
