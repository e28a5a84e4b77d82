import { DAY } from '#lib/dates.ts';

/** A stretch of calendar days: the first and the last. */
export interface Days {
	from: string;
	to: string;
}

const noon = (day: string) => Date.parse(`${day}T12:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
export const dayAfter = (day: string, days: number) => dayOf(noon(day) + days * DAY);
/** 1 is Monday. */
const weekday = (day: string) => ((new Date(noon(day)).getUTCDay() + 6) % 7) + 1;
const mondayOf = (day: string) => dayAfter(day, 1 - weekday(day));

/** `2026-W47`, as ISO 8601 counts weeks: a week is of the year in which its Thursday lies. */
export function weekOf(day: string): string {
	const thursday = dayAfter(day, 4 - weekday(day));
	const year = thursday.slice(0, 4);
	const week = Math.floor((noon(thursday) - noon(`${year}-01-01`)) / DAY / 7) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Monday to Sunday; null where no such week exists. */
export function daysOfWeek(week: string): Days | null {
	const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
	if (year === '' || Number(year) < 1970) return null;
	// The fourth of January is always in the first week.
	const from = dayAfter(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
	return weekOf(from) === week ? { from, to: dayAfter(from, 6) } : null;
}

export function weekBeside(week: string, step: number): string {
	const days = daysOfWeek(week);
	return days ? weekOf(dayAfter(days.from, 7 * step)) : week;
}

/** `2026-11` */
export const monthOf = (day: string) => day.slice(0, 7);

export function daysOfMonth(month: string): Days | null {
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || Number(month.slice(0, 4)) < 1970) return null;
	const from = `${month}-01`;
	return { from, to: dayAfter(`${monthBeside(month, 1)}-01`, -1) };
}

export function monthBeside(month: string, step: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

/** How many weeks are looked back on. */
export const LOOKED_BACK = 8;
/** The eight weeks that end with that day. */
export function weeksBefore(day: string): Days {
	return { from: dayAfter(mondayOf(day), -7 * (LOOKED_BACK - 1)), to: day };
}
