import { DAY, isoDay } from '#lib/dates.ts';
import type { Renewal } from '../enrolment.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

export function plusDays(day: string, days: number): string {
	return isoDay(noon(day) + days * DAY, 'UTC');
}

/** The same day of a later month; its last, where it has fewer. */
export function plusMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last), 12), 'UTC');
}

/** As much of a rule as says when it asks again. */
export interface Renewing {
	renewal: Renewal;
	renewMonths: number | null;
	renewOn: string | null;
	aheadDays: number;
}

/** Where a rule says nothing else. */
const USUAL_MONTHS = 12;

/**
 * By when it is asked for once more, of somebody who completed it (or kept it up) on that day; null where it never is.
 * Whoever completes it while the next window is open already has done so for that window.
 */
export function dueAgain(
	{ renewal, renewMonths, renewOn, aheadDays }: Renewing,
	since: string,
): string | null {
	switch (renewal) {
		case 'none':
			return null;
		case 'interval':
		case 'recall':
			return plusMonths(since, renewMonths ?? USUAL_MONTHS);
		case 'window': {
			const year = Number(since.slice(0, 4));
			const days = [year, year + 1, year + 2].map((one) => dayOfYear(one, renewOn ?? '01-01'));
			return days.find((day) => plusDays(day, -aheadDays) > since) ?? null;
		}
	}
}

/** `02-29` is the 28th where the year has no 29th. */
function dayOfYear(year: number, monthAndDay: string): string {
	const [month = 1, date = 1] = monthAndDay.split('-').map(Number);
	return plusMonths(`${year - 1}-12-${String(date).padStart(2, '0')}`, month);
}
