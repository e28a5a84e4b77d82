import { describe, expect, test } from 'vitest';
import { extraDurations, stretches, wholeDuration } from './times.ts';

const MINUTE = 60_000;
const known = {
	started: 0,
	noticed: 11 * MINUTE,
	declared: null,
	mitigated: 35 * MINUTE,
	resolved: 98 * MINUTE,
};

describe('what is unknown stays unknown, and is left out of every figure', () => {
	test('the way is cut at what is known', () => {
		expect(stretches(known).map(({ to, ms }) => [to, ms / MINUTE])).toEqual([
			['noticed', 11],
			['mitigated', 24],
			['resolved', 63],
		]);
		expect(wholeDuration(known)).toBe(98 * MINUTE);
	});

	test('without a beginning nothing is counted; without an end there is no whole', () => {
		expect(stretches({ ...known, started: null })).toEqual([]);
		expect(wholeDuration({ ...known, started: null })).toBeNull();
		expect(wholeDuration({ ...known, resolved: null })).toBeNull();
		expect(stretches({ ...known, resolved: null })).toHaveLength(2);
	});

	test('nor is a further duration whose beginning or end nobody knows', () => {
		const page = { name: 'Until the first page', from: 0, to: 6 * MINUTE };
		expect(extraDurations([page])).toEqual([{ label: 'Until the first page', ms: 6 * MINUTE }]);
		expect(extraDurations([{ ...page, from: null }])).toEqual([]);
		expect(extraDurations([{ ...page, to: null }])).toEqual([]);
		expect(extraDurations([{ ...page, from: 7 * MINUTE }])).toEqual([]);
		expect(extraDurations([{ ...page, to: 0 }])).toEqual([{ label: 'Until the first page', ms: 0 }]);
	});
});
