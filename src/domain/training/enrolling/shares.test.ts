import { expect, test } from 'vitest';
import { sharesOf } from './shares.ts';

test('a share is a step, never a number', () => {
	expect(sharesOf([{ name: 'everybody', people: new Set([1, 2, 3, 4, 5, 6]) }], new Set([1, 2, 77]))).toEqual(
		[{ name: 'everybody', of: 6, completed: 'about half' }],
	);
});
