import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from './margin.ts';

const note = (line: number | null, height = 60, first = false) => ({ line, height, first });

test('each stands beside its line, and makes room where another is', () => {
	expect(placesOf([note(0), note(200)])).toEqual([0, 200]);
	expect(placesOf([note(100), note(110), note(400)])).toEqual([100, 160, 400]);
	expect(placesOf([note(100), note(null), note(120)])).toEqual([100, 160, 220]);
});

test('the one that somebody is at stands beside its line, and those above it move up', () => {
	expect(placesOf([note(100), note(110, 60, true), note(120)])).toEqual([50, 110, 170]);
	// There is nothing above the first line.
	expect(placesOf([note(0), note(10, 60, true)])).toEqual([0, 60]);
});

test('none over another, in the order they came, none above the first line', () => {
	const one = fc.record({
		line: fc.option(fc.integer({ min: -50, max: 2000 })),
		height: fc.integer({ min: 1, max: 300 }),
		first: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(one, { maxLength: 12 }), (notes) => {
			const tops = placesOf(notes);
			expect(tops).toHaveLength(notes.length);
			let end = 0;
			for (const [index, top] of tops.entries()) {
				expect(top).toBeGreaterThanOrEqual(end);
				end = top + (notes[index]?.height ?? 0);
			}
		}),
	);
});
