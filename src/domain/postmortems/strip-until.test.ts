import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stripUntil } from './strip-until.ts';
import { strip } from './strip.ts';

const at = (minute: number) => Date.parse('2026-10-25T01:00Z') + minute * 60_000;
const series = {
	label: 'Routes',
	unit: '',
	levels: [],
	points: Array.from({ length: 121 }, (_, minute) => ({ at: at(minute), value: minute })),
};
const times = { started: at(0), noticed: at(10), declared: at(20), mitigated: at(90), resolved: at(120) };
const moments = [5, 30, 70, 110].map((minute) => ({ at: at(minute) }));

test('nothing that came later is in it, and how long it went on cannot be told from it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 3, max: 120 }), (minute) => {
			const whole = strip(times, moments, series, 'UTC');
			const known = whole && stripUntil(whole, at(minute), 'UTC');
			expect(known).not.toBeNull();
			if (!known) return;
			expect(known.milestones.every((one) => one.at <= at(minute) && one.x <= 0.641)).toBe(true);
			expect(known.moments.every((x) => x <= 0.641)).toBe(true);
			expect(known.curve?.points.every(({ x }) => x <= 0.641)).toBe(true);
			expect(Math.max(...(known.curve?.points ?? []).map(({ y }) => y))).toBeCloseTo(1 / 1.05);
			expect((at(minute) - known.from) / (known.to - known.from)).toBeCloseTo(0.64);
		}),
	);
});

test('before it began there is nothing to draw', () => {
	const whole = strip(times, moments, series, 'UTC');
	expect(whole && stripUntil(whole, at(-60), 'UTC')).toBeNull();
});
