import { expect, test } from 'vitest';
import { orderOf, readWritten } from './written-dates.ts';

const lisbon = { order: null, zone: 'Europe/Lisbon' };
const at = (iso: string) => Date.parse(iso);

test.each([
	['2026-03-04', '2026-03-04', null],
	['2026/3/4', '2026-03-04', null],
	['20260304', '2026-03-04', null],
	['4.3.2026', '2026-03-04', null],
	['04.03.26', '2026-03-04', null],
	['March 4, 2026', '2026-03-04', null],
	['4 Mar 2026', '2026-03-04', null],
	['04-Mar-26', '2026-03-04', null],
	['Wed, 4 March 2026', '2026-03-04', null],
	['25/12/2026', '2026-12-25', null],
	['12/25/2026', '2026-12-25', null],
	['03/03/2026', '2026-03-03', null],
	['46085', '2026-03-04', null],
	['2026-07-04 09:05', '2026-07-04', at('2026-07-04T08:05Z')],
	['2026-07-04T09:05:30Z', '2026-07-04', at('2026-07-04T09:05:30Z')],
	['2026-07-04 09:05 +02:00', '2026-07-04', at('2026-07-04T07:05Z')],
	['4 Jul 2026 9:05 PM', '2026-07-04', at('2026-07-04T20:05Z')],
	['July 4, 2026 12:05 am', '2026-07-04', at('2026-07-03T23:05Z')],
	['4.7.2026 09:05 UTC', '2026-07-04', at('2026-07-04T09:05Z')],
	['04/Jul/26 9:05 AM', '2026-07-04', at('2026-07-04T08:05Z')],
	['1772582700', '2026-03-04', at('2026-03-04T00:05Z')],
])('%s', (text, day, moment) => {
	expect(readWritten(text, lisbon)).toEqual({ day, at: moment });
});

test('what can be read in two ways is read in neither, until somebody says how', () => {
	expect(readWritten('03/04/2026', lisbon)).toEqual({ ambiguous: '03/04/2026' });
	expect(readWritten('03/04/2026', { ...lisbon, order: 'day-first' })).toEqual({
		day: '2026-04-03',
		at: null,
	});
	expect(readWritten('03/04/2026', { ...lisbon, order: 'month-first' })).toEqual({
		day: '2026-03-04',
		at: null,
	});
});

test.each(['soon', '30.2.2026', '2026-13-01', 'Q1 2026', ''])('%s is no day', (text) => {
	expect(readWritten(text, lisbon)).toHaveProperty('unreadable');
});

test('the cells of a column tell each other’s order', () => {
	expect(orderOf(['03/04/2026', '25/04/2026'])).toBe('day-first');
	expect(orderOf(['03/04/2026', '04/25/2026'])).toBe('month-first');
	expect(orderOf(['25/04/2026', '04/25/2026'])).toBe('both');
	expect(orderOf(['03/04/2026', '03/03/2026'])).toBe('unknown');
	expect(orderOf(['2026-03-04', '3 April 2026', '03/03/2026'])).toBeNull();
});
