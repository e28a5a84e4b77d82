import { expect, test } from 'vitest';
import { daysIn, owedOver, promiseFor, quarterCalled, quarterOf } from './owed.ts';
import { inHours, inWords, NewPromise, type Promised } from './promise.ts';

const always = { startsOn: '2020-01-01', endsOn: null, weekday: null, from: null, percent: null };
const share: Promised = { ...always, kind: 'share', percent: 20, minutes: 480 };
const thursdays: Promised = { ...always, kind: 'afternoon', weekday: 4, from: 780, minutes: 240 };
const hours: Promised = { ...always, kind: 'hours', minutes: 300 };
/** Monday to Sunday. */
const week = { from: '2026-11-23', to: '2026-11-29' };
const none = new Set<string>();

test('a quarter has three months', () => {
	expect(quarterOf('2026-11-26')).toEqual({
		...{ key: '2026-Q4', name: 'Q4', from: '2026-10-01', to: '2026-12-31' },
	});
	expect(quarterOf('2028-02-29')).toMatchObject({ key: '2028-Q1', from: '2028-01-01', to: '2028-03-31' });
	expect(quarterCalled('2026-Q2', '2026-11-26')).toMatchObject({ from: '2026-04-01', to: '2026-06-30' });
	for (const odd of ['2026-Q5', 'Q1', '', '2026-Q0', null])
		expect(quarterCalled(odd, '2026-11-26').key).toBe('2026-Q4');
});

test('twenty per cent of a week is a day of it, less a fifth of that for each day off', () => {
	expect(owedOver([share], week, none)).toBe(480);
	expect(owedOver([share], week, new Set(['2026-11-26', '2026-11-28']))).toBe(384);
	expect(owedOver([share], week, new Set(daysIn(week)))).toBe(0);
	expect(owedOver([share], { from: week.from, to: '2026-11-24' }, none)).toBe(192);
});

test('an afternoon is owed on its day, and not where that is off', () => {
	expect(owedOver([thursdays], week, none)).toBe(240);
	expect(owedOver([thursdays], week, new Set(['2026-11-26']))).toBe(0);
	expect(owedOver([thursdays], week, new Set(['2026-11-27']))).toBe(240);
});

test('of several promises the largest of each week counts, and they are not added up', () => {
	expect(owedOver([share, thursdays, hours], week, none)).toBe(480);
	const ended = { ...share, endsOn: '2026-11-29' };
	expect(owedOver([ended, thursdays], { from: week.from, to: '2026-12-06' }, none)).toBe(480 + 240);
});

test('a promise holds from its first day to its last', () => {
	const from = { ...hours, startsOn: '2026-11-25', endsOn: '2026-11-26' };
	expect(owedOver([from], week, none)).toBe(120);
	expect(promiseFor([from], '2026-11-24')).toBeNull();
	expect(promiseFor([from, share], '2026-11-25')).toBe(share);
	expect(promiseFor([share, thursdays], '2026-11-26')).toBe(thursdays);
});

test('promises in words', () => {
	expect([share, thursdays, hours].map(inWords)).toEqual([
		'20 per cent of the week, 8 h',
		'Thursdays from 13:00 to 17:00',
		'5 h a week',
	]);
	expect([0, 45, 60, 270].map(inHours)).toEqual(['0 h', '45 min', '1 h', '4 h 30 min']);
});

test('what a form says of a promise', () => {
	const read = (given: object) => NewPromise.safeParse({ startsOn: '2026-12-01', ...given });
	expect(read({ kind: 'share', percent: '15', week: '36', hours: '3' }).data).toMatchObject({
		...{ kind: 'share', minutes: 324, percent: 15, weekday: null, from: null, team: '' },
	});
	expect(read({ kind: 'afternoon', weekday: '4', from: '13:00', until: '17:00' }).data).toMatchObject({
		...{ weekday: 4, from: 780, minutes: 240 },
	});
	const problem = (given: object) => read(given).error?.issues.map(({ path, message }) => [...path, message]);
	expect(problem({ kind: 'hours', hours: '' })).toEqual([['hours', 'How many hours a week?']]);
	expect(problem({ kind: 'afternoon', weekday: '4', from: '17:00', until: '13:00' })).toEqual([
		['until', 'It ends before it begins.'],
	]);
});
