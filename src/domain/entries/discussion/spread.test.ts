import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, spread } from './spread.ts';

test('notes stand at their words, and below the one before where that is in the way', () => {
	const wanted = [
		{ top: 0, height: 100 },
		{ top: 50, height: 40 },
		{ top: 400, height: 20 },
	];
	expect(spread(wanted)).toEqual([0, 124, 400]);
});

test('none lies over another, none stands above its words, and their order is that of the words', () => {
	const note = fc.record({
		top: fc.integer({ min: 0, max: 3000 }),
		height: fc.integer({ min: 1, max: 400 }),
	});
	fc.assert(
		fc.property(fc.array(note, { maxLength: 40 }), (wanted) => {
			const tops = spread(wanted);
			const placed = wanted
				.map(({ top, height }, index) => ({ wanted: top, top: tops[index] ?? 0, height, index }))
				.sort((a, b) => a.wanted - b.wanted || a.index - b.index);
			placed.forEach((one, k) => {
				expect(one.top).toBeGreaterThanOrEqual(one.wanted);
				const before = placed[k - 1];
				if (before) expect(one.top).toBeGreaterThanOrEqual(before.top + before.height + GAP);
			});
		}),
	);
});
