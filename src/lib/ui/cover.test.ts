import { describe, expect, it } from 'vitest';
import { COVER, drawCover } from './cover.ts';

const numbers = (d: string) => [...d.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
/** The middle of the outline where it crosses an edge. */
function heightAt(d: string, isThere: (x: number) => boolean): number {
	const points = numbers(d);
	const heights = points.filter((_, k) => k % 2 === 1 && isThere(points[k - 1] ?? NaN));
	return heights.reduce((sum, y) => sum + y, 0) / heights.length;
}

describe('the covers of a row', () => {
	it('look the same each time, and each has a face of its own', () => {
		expect(drawCover('welcome', 2)).toEqual(drawCover('welcome', 2));
		expect(drawCover('welcome', 2)).not.toEqual(drawCover('welcome', 3));
		expect(drawCover('welcome', 2)).not.toEqual(drawCover('queues', 2));
	});

	it('have one seam that runs through all of them', () => {
		for (let place = 0; place < 6; place++) {
			const leaves = heightAt(drawCover('welcome', place).seam, (x) => x > COVER.width);
			const enters = heightAt(drawCover('welcome', place + 1).seam, (x) => x < 0);
			expect(Math.abs(leaves - enters)).toBeLessThan(0.3);
		}
	});

	it('keep the seam below the title and above the name', () => {
		for (let place = 0; place < 40; place++) {
			const points = numbers(drawCover('welcome', place).seam);
			const heights = points.filter((_, k) => k % 2 === 1);
			expect(Math.min(...heights)).toBeGreaterThan(65);
			expect(Math.max(...heights)).toBeLessThan(108);
		}
	});
});
