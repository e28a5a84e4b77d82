import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Strip } from './strip.ts';
import { stripUntil } from './strip-until.ts';
import { strip } from './strip.ts';

const at = (minute: number) => Date.parse('2026-10-25T01:00Z') + minute * 60_000;
/** Two nights that were alike until then, and went on for another while, and worse. */
const night = (until: number, resolved: number, worst: number): Strip | null => {
	const points = Array.from({ length: 600 }, (_, k) => k - 60)
		.filter((minute) => minute <= resolved)
		.map((minute) => ({ at: at(minute), value: minute <= until ? minute + 70 : worst }));
	const times = { started: at(0), noticed: at(1), declared: null, mitigated: null, resolved: at(resolved) };
	const moments = [1, 5, until + 2, resolved - 1].map((minute) => ({ at: at(minute) }));
	return strip(times, moments, { label: 'Routes', unit: '', levels: [], points }, 'UTC');
};
const rounded = (known: Strip | null) =>
	JSON.stringify(known, (_, value: unknown) => (typeof value === 'number' ? value.toPrecision(6) : value));

test('it tells the same of two nights that were alike until then, however long they went on', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 6, max: 90 }),
			fc.integer({ min: 100, max: 500 }),
			fc.integer({ min: 1, max: 5_000 }),
			(until, resolved, worst) => {
				const one = night(until, 95, 1);
				const other = night(until, resolved, worst);
				const known = one && stripUntil(one, at(until), 'UTC');
				expect(known?.curve?.points.length).toBeGreaterThan(2);
				expect(known?.milestones.map(({ name }) => name)).toEqual(['started', 'noticed']);
				expect(rounded(other && stripUntil(other, at(until), 'UTC'))).toBe(rounded(known));
			},
		),
	);
});

test('as it begins there is nothing to draw', () => {
	const whole = night(20, 120, 5);
	for (const minute of [-60, 0]) expect(whole && stripUntil(whole, at(minute), 'UTC')).toBeNull();
});
