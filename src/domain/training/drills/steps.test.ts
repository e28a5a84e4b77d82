import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_MOMENTS, USUAL_STEPS } from './drill.ts';
import { fromBegins, parted, stepsOf } from './steps.ts';

const KINDS = ['seen', 'done', 'decided', 'said', 'milestone'] as const;
const timeline = fc.array(
	fc.record({
		at: fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: null }),
		kind: fc.constantFrom(...KINDS),
	}),
	{ minLength: FEWEST_MOMENTS, maxLength: 120 },
);

test('every moment is in one step, all in their order, and the last step is the ending', () => {
	fc.assert(
		fc.property(timeline, (moments) => {
			const steps = stepsOf(moments);
			expect(steps.flatMap((step) => step.moments)).toEqual(moments.map((_, index) => index));
			expect(steps.length).toBeGreaterThanOrEqual(3);
			expect(steps.length).toBeLessThanOrEqual(USUAL_STEPS);
			expect(steps.every((step) => step.moments.length > 0)).toBe(true);
			expect(steps.at(-1)?.moments).toEqual([moments.length - 1]);
		}),
	);
});

test('whichever moments somebody chooses to begin with, none is lost and none comes twice', () => {
	fc.assert(
		fc.property(timeline, fc.array(fc.integer({ min: -5, max: 200 })), (moments, begins) => {
			const steps = fromBegins(moments.length, begins);
			expect(steps.flatMap((step) => step.moments)).toEqual(moments.map((_, index) => index));
			for (const begin of begins.filter((at) => at >= 0 && at < moments.length))
				expect(steps.some((step) => step.moments[0] === begin)).toBe(true);
		}),
	);
});

test('what happened then is never in what is seen before, and there is something to see and something to tell', () => {
	fc.assert(
		fc.property(timeline, (moments) => {
			const steps = stepsOf(moments);
			steps.forEach((step, at) => {
				const { sight, happened } = parted(moments, steps, at);
				expect(sight.length).toBeGreaterThan(0);
				expect(happened.filter((place) => sight.includes(place))).toEqual([]);
				expect(Math.min(...happened, Infinity)).toBeGreaterThan(Math.max(...sight));
				const isLast = at === steps.length - 1;
				expect(happened.length > 0).toBe(!isLast);
				const own = new Set([...sight, ...happened]);
				expect(step.moments.every((place) => own.has(place))).toBe(true);
			});
		}),
	);
});

test('a step ends where something was done, and where much time went by', () => {
	const at = (minute: number, kind: (typeof KINDS)[number]) => ({ at: minute * 60_000, kind });
	const night = [
		at(0, 'seen'),
		at(1, 'said'),
		at(2, 'done'),
		at(30, 'seen'),
		at(31, 'seen'),
		at(33, 'decided'),
		at(60, 'seen'),
		at(62, 'done'),
		at(70, 'milestone'),
	];
	expect(stepsOf(night).map((step) => step.moments)).toEqual([[0, 1, 2], [3, 4, 5], [6, 7], [8]]);
	expect(parted(night, stepsOf(night), 0)).toEqual({ sight: [0, 1], happened: [2] });
	expect(parted(night, fromBegins(9, [1, 8]), 0)).toEqual({ sight: [0], happened: [1] });
});
