import { describe, expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';
import { happened, published } from './facts.ts';
import { BLANK, type Content } from './postmortem.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const at = (moment: string) => Date.parse(moment);
const told = (times: Partial<Content['times']>, rest: Partial<Content> = {}): Content => ({
	...BLANK,
	...rest,
	times: { ...BLANK.times, ...times },
});

describe('when it happened', () => {
	test('is told as closely as it is known, on the clock of the reader', () => {
		const started = at('2026-11-10T23:30:00Z');
		const resolved = at('2026-11-11T01:00:00Z');
		expect(happened(told({ started, resolved }), 'Europe/Berlin', NOW)).toEqual({
			text: 'Wed 11 Nov, 00:30–02:00',
			zone: 'CET',
		});
		expect(happened(told({ started, resolved }), 'UTC', NOW)?.text).toBe(
			'Tue 10 Nov, 23:30 – Wed 11 Nov, 01:00',
		);
		expect(happened(told({ started }), 'UTC', NOW)).toEqual({ text: 'Tue 10 Nov, 23:30', zone: 'UTC' });
		expect(happened(told({}), 'UTC', NOW)).toBeNull();
	});

	test('a day stays that day wherever it is read', () => {
		const day = told({}, { date: '2025-03-09', zone: 'Asia/Tokyo' });
		expect(happened(day, 'America/Lima', NOW)).toEqual({ text: 'Sun 9 Mar 2025', zone: null });
	});
});

test.each([
	['2026-11-10T20:00:00Z', 'Tue 10 Nov, the same day'],
	['2026-11-11T00:30:00Z', 'Wed 11 Nov, the next day'],
	['2026-11-16T09:00:00Z', 'Mon 16 Nov, 6 days later'],
	['2027-02-10T09:00:00Z', 'Wed 10 Feb 2027, 3 months later'],
	['2031-11-10T09:00:00Z', 'Mon 10 Nov 2031, 5 years later'],
	['2026-11-01T09:00:00Z', 'Sun 1 Nov'],
])('published at %s: %s', (when, words) => {
	const content = told({ started: at('2026-11-10T02:14:00Z'), resolved: at('2026-11-10T04:06:00Z') });
	expect(published(at(when), content, 'UTC', NOW)).toBe(words);
});

test('an excerpt is the words alone, and ends between two of them', () => {
	expect(excerpt('## Summary\n\n- The **queue** [filled](https://x.example).\n')).toBe(
		'Summary The queue filled.',
	);
	const long = excerpt('several words '.repeat(40));
	expect(long.length).toBeLessThanOrEqual(171);
	expect(long).toMatch(/(several|words)…$/);
	expect(excerpt('x'.repeat(500))).toBe(`${'x'.repeat(170)}…`);
});
