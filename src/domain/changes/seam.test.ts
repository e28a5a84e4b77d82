import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawStretch } from './seam.ts';

const points = (path: string) =>
	path
		.replace(/[MZ]/g, '')
		.split('L')
		.map((point) => point.split(' ').map(Number));

test('a stretch of the thread has a face of its own, stays in its box and joins the next in the middle', () => {
	fc.assert(
		fc.property(fc.string(), (seed) => {
			const drawn = drawStretch(seed);
			expect(drawStretch(seed)).toEqual(drawn);
			const crack = points(drawn.crack);
			expect([crack[0], crack.at(-1)]).toEqual([
				[8, 0],
				[8, 100],
			]);
			for (const [x = NaN] of [...crack, ...points(drawn.gold)]) expect(x > 0 && x < 16).toBe(true);
		}),
	);
	expect(drawStretch('change 1')).not.toEqual(drawStretch('change 2'));
});
