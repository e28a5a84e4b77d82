import { expect, test } from 'vitest';
import { dueAgain, plusMonths, type Renewing } from './renewing.ts';

const rule = (more: Partial<Renewing>): Renewing => ({
	renewal: 'none',
	renewMonths: null,
	renewOn: null,
	aheadDays: 30,
	...more,
});

test('months later it is the same day, or the last of the month', () => {
	expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(plusMonths('2027-01-31', 13)).toBe('2028-02-29');
	expect(plusMonths('2026-11-30', 3)).toBe('2027-02-28');
	expect(plusMonths('2026-05-15', 12)).toBe('2027-05-15');
});

test('by interval it is due so many months after it was completed', () => {
	expect(dueAgain(rule({ renewal: 'interval', renewMonths: 12 }), '2026-03-10')).toBe('2027-03-10');
	expect(dueAgain(rule({}), '2026-03-10')).toBeNull();
});

test.each([
	['2026-03-10', '2026-06-01'],
	// While the window is open, it has been done for that window.
	['2026-05-02', '2027-06-01'],
	['2026-05-01', '2026-06-01'],
	// Late is done too.
	['2026-08-20', '2027-06-01'],
])('completed on %s, it is due in the window of %s', (completed, due) => {
	expect(dueAgain(rule({ renewal: 'window', renewOn: '06-01' }), completed)).toBe(due);
});

test('a window on 29 February is on the 28th of most years', () => {
	expect(dueAgain(rule({ renewal: 'window', renewOn: '02-29', aheadDays: 10 }), '2026-03-10')).toBe(
		'2027-02-28',
	);
	expect(dueAgain(rule({ renewal: 'window', renewOn: '02-29', aheadDays: 10 }), '2027-03-10')).toBe(
		'2028-02-29',
	);
});
