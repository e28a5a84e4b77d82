import { parseDateTime, toZoned } from '@internationalized/date';
import { expect, test } from 'vitest';
import { HOUR, MINUTE, parseMoment } from './dates.ts';

/** Days on which clocks are put forward, put back, by half an hour, at midnight, and on which one was left out. */
const DAYS: [zone: string, day: string][] = [
	['Europe/Berlin', '2026-03-29'],
	['Europe/Berlin', '2026-10-25'],
	['America/New_York', '2026-11-01'],
	['Australia/Lord_Howe', '2026-04-05'],
	['Australia/Lord_Howe', '2026-10-04'],
	['America/Santiago', '2026-09-06'],
	['Pacific/Apia', '2011-12-30'],
	['Asia/Kolkata', '2026-07-01'],
	['Europe/Amsterdam', '1937-07-01'],
];

test.each(DAYS)(
	'each quarter of an hour in %s around %s is the moment that another calendar says',
	(zone, day) => {
		const noon = Date.parse(`${day}T12:00Z`);
		for (let at = noon - 40 * HOUR; at <= noon + 40 * HOUR; at += 15 * MINUTE) {
			const text = new Date(at).toISOString().slice(0, 16);
			expect([text, parseMoment(text, zone)]).toEqual([
				text,
				toZoned(parseDateTime(text), zone).toDate().getTime(),
			]);
		}
	},
);

test.each([
	...['2026-02-30', '2026-02-29T10:00', '2026-01-00', '2026-13-01', '0000-01-01', '2026-01-01T24:00'],
	...['2026-01-01T23:60', '2026-01-01 10:00:60', '2026-02-30T10:00Z', '2026-1-1', 'soon', ''],
])('%j is no moment', (text) => {
	expect(parseMoment(text, 'Europe/Berlin')).toBe(null);
});

test('a moment that carries its own offset is that moment, and an unknown zone has none', () => {
	expect(parseMoment(' 2026-11-10 02:14:30+01:00 ', 'Asia/Tokyo')).toBe(Date.UTC(2026, 10, 10, 1, 14, 30));
	expect(parseMoment('2026-11-10 02:14', 'Nowhere/Here')).toBe(null);
	expect(parseMoment('9999-12-31T23:59', 'Asia/Tokyo')).toBe(Date.UTC(9999, 11, 31, 14, 59));
});
