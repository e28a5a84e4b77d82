import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCivilHour, isWorkingDay } from '#lib/civil-hours.ts';
import { clockTime, DAY, HOUR, isoDay } from '#lib/dates.ts';
import { addWorkingDays, expectedDay, Expectations, expectedWords, remindersOf } from './expected.ts';

const at = (moment: string) => Date.parse(moment);
const draft = (what: object = {}) => ({
	kind: 'incident' as const,
	severity: 2,
	resolvedAt: at('2026-11-17T15:00Z'),
	createdAt: at('2026-11-18T09:00Z'),
	zone: 'UTC',
	...what,
});
const expectations = (what: object = {}) => Expectations.parse({ within: { sev2: 5 }, ...what });

describe('the day', () => {
	test('is so many working days after the incident was resolved', () => {
		expect(expectedDay(expectations(), draft())).toBe('2026-11-24');
	});

	test.each([
		['nothing, unless somebody chose it', Expectations.parse({}), draft(), null],
		['nothing for a severity without days', expectations(), draft({ severity: 3 }), null],
		[
			'that of no severity, where it is unknown',
			expectations({ within: { unknown: 2 } }),
			draft({ severity: null }),
			'2026-11-19',
		],
		['nothing for a success', expectations(), draft({ kind: 'success' }), null],
		[
			'counted from the draft, where that was chosen',
			expectations({ from: 'drafted' }),
			draft(),
			'2026-11-25',
		],
		[
			'counted from the draft, where nobody knows the end',
			expectations(),
			draft({ resolvedAt: null }),
			'2026-11-25',
		],
		[
			'counted from the draft, for something old',
			expectations(),
			draft({ resolvedAt: at('2024-02-02T12:00Z') }),
			'2026-11-25',
		],
		[
			'counted on the calendar of its authors',
			expectations(),
			draft({ resolvedAt: at('2026-11-17T15:00Z'), zone: 'Pacific/Auckland' }),
			'2026-11-25',
		],
		[
			'one that jumps over a weekend',
			expectations({ within: { sev2: 1 } }),
			draft({ resolvedAt: at('2026-11-20T12:00Z') }),
			'2026-11-23',
		],
	])('%s', (_, chosen, one, day) => {
		expect(expectedDay(chosen, one)).toBe(day);
	});

	test.each([
		['2026-11-20', 1, '2026-11-23'],
		['2026-11-21', 1, '2026-11-23'],
		['2026-11-22', 1, '2026-11-23'],
		['2026-11-23', -1, '2026-11-20'],
		['2026-11-18', 5, '2026-11-25'],
		['2026-12-31', 1, '2027-01-01'],
	])('%s and %i working days is %s', (day, count, expected) => {
		expect(addWorkingDays(day, count)).toBe(expected);
	});
});

test('in words: plain, also when it is over', () => {
	expect(expectedWords('2026-11-24', '2026-11-20')).toBe('Expected by Tue 24 Nov');
	expect(expectedWords('2026-11-24', '2026-11-24')).toBe('Expected today');
	expect(expectedWords('2026-11-24', '2026-11-25')).toBe('Expected Tue 24 Nov; it may still come');
	expect(expectedWords('2026-12-30', '2027-01-02')).toBe('Expected Wed 30 Dec 2026; it may still come');
});

const ZONES = [
	'Europe/Berlin',
	'America/New_York',
	'Pacific/Auckland',
	'Asia/Kathmandu',
	'America/St_Johns',
	'UTC',
];

test('reminders begin at nine in the morning of a working day, in every zone and whatever the clocks do', () => {
	const anyDay = fc
		.integer({ min: 0, max: 3 * 365 })
		.map((n) => isoDay(at('2026-01-01T12:00Z') + n * DAY, 'UTC'));
	fc.assert(
		fc.property(anyDay, fc.constantFrom(...ZONES), fc.integer({ min: 1, max: 10 }), (from, zone, before) => {
			const day = addWorkingDays(from, 1);
			const reminders = remindersOf(expectations({ before, onTheDay: true }), day, zone);
			expect(reminders.map(({ kind }) => kind)).toEqual(['expected-soon', 'expected-day']);
			for (const one of reminders) {
				expect(clockTime(one.from, zone)).toBe('09:00');
				expect(isWorkingDay(isoDay(one.from, zone))).toBe(true);
				expect(isCivilHour(one.from, zone)).toBe(true);
				expect(isCivilHour(one.from - 1, zone)).toBe(false);
				expect(isCivilHour(one.from + 9 * HOUR, zone)).toBe(false);
			}
			const [soon, onTheDay] = reminders;
			expect(isoDay(onTheDay?.from ?? 0, zone)).toBe(day);
			expect(soon?.until).toBeLessThanOrEqual(onTheDay?.from ?? 0);
			expect(soon?.from).toBeLessThan(soon?.until ?? 0);
		}),
	);
});

describe('what the form of a workspace sends', () => {
	test('empty fields are none', () => {
		const read = Expectations.parse({ within: { sev1: '3', sev2: '' }, from: 'drafted', before: '' });
		expect(read).toMatchObject({
			within: { sev1: 3, sev2: null, unknown: null },
			from: 'drafted',
			before: null,
		});
	});

	test.each(['0', '61', '2.5', 'soon'])('%s days are refused with a sentence', (sev1) => {
		const { error } = Expectations.safeParse({ within: { sev1 } });
		expect(error?.issues[0]).toMatchObject({
			path: ['within', 'sev1'],
			message: 'Between 1 and 60 working days, or nothing.',
		});
	});
});
