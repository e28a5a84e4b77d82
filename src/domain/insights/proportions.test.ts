import { expect, test } from 'vitest';
import { chanceOf, differs } from './proportions.ts';

// By hand, of Fisher’s tea: C(4,3)·C(4,1)/C(8,4) = 16/70 each way, all right 1/70 each way: p = 34/70.
test('three of four against one of four may well be chance', () => {
	expect(chanceOf(3, 4, 1, 4)).toBeCloseTo(34 / 70, 10);
	expect(differs([3, 4], [1, 4])).toBe(false);
});

// By hand: five of five against none of five is one of C(10,5) = 252 tables, and so is its mirror: p = 2/252 = 0.0079.
test('all of five against none of five is not, unless one looks at many', () => {
	expect(chanceOf(5, 5, 0, 5)).toBeCloseTo(2 / 252, 10);
	expect(differs([5, 5], [0, 5])).toBe(true);
	expect(differs([5, 5], [0, 5], 10)).toBe(false);
});

test('nothing against nothing is as likely as can be', () => {
	expect(chanceOf(0, 0, 0, 0)).toBe(1);
	expect(chanceOf(0, 9, 0, 3)).toBe(1);
});
