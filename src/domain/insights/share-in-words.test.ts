import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareInWords } from './share-in-words.ts';

const said = (part: number, all: number) => shareInWords(part, all, 'changes').text;

test('up to ten are counted, more are told as a part', () => {
	expect(said(4, 6)).toBe('four of the six changes');
	expect(said(1, 6)).toBe('one of the six changes');
	expect(shareInWords(1, 6, 'changes').one).toBe(true);
	expect(said(6, 6)).toBe('all six changes');
	expect(said(0, 12)).toBe('none of the 12 changes');
	expect(said(79, 117)).toBe('two in three changes');
	expect(said(50, 100)).toBe('half of the changes');
	expect(said(48, 100)).toBe('nearly half of the changes');
	expect(said(54, 100)).toBe('more than half of the changes');
	expect(said(33, 100)).toBe('one in three changes');
	expect(said(15, 100)).toBe('more than one in ten changes');
	expect(said(5, 100)).toBe('fewer than one in ten changes');
	expect(said(97, 100)).toBe('more than nine in ten changes');
});

const DIGITS = { one: 1, two: 2, three: 3, four: 4, five: 5, nine: 9, ten: 10 };

test('whatever is said of many is no further from the number than it says', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 11, max: 5_000 }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(all, share) => {
				const part = Math.min(all - 1, Math.max(1, Math.round(all * share)));
				const text = said(part, all).replace('half of the', 'one in two');
				const [, how = '', over = '', under = ''] =
					/^(nearly |more than |fewer than )?(\w+) in (\w+) changes$/.exec(text) ?? [];
				const told = DIGITS[over as keyof typeof DIGITS] / DIGITS[under as keyof typeof DIGITS];
				const off = part / all - told;
				if (how === 'nearly ') expect(off).toBeLessThan(0);
				if (how === 'more than ') expect(off).toBeGreaterThan(0);
				if (how === 'fewer than ') expect(off).toBeLessThan(0);
				expect(Math.abs(off)).toBeLessThanOrEqual(how === '' ? 0.0151 : how === 'nearly ' ? 0.0301 : 0.1);
			},
		),
	);
});
