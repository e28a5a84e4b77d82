import { DAY } from '#lib/dates.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** 0 is Monday. */
const weekday = (at: number) => (new Date(at).getUTCDay() + 6) % 7;

/** `2026-W47`, as ISO 8601 counts: a week is of the year that its Thursday is in. */
export function weekOfDay(day: string): string {
	const thursday = noon(day) + (3 - weekday(noon(day))) * DAY;
	const year = dayOf(thursday).slice(0, 4);
	const week = 1 + Math.floor((thursday - noon(`${year}-01-01`)) / (7 * DAY));
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The same day so many years before; the last of February where that year had one day less. */
export function yearsBefore(day: string, years: number): string {
	const [year = '', month = '', date = ''] = day.split('-');
	const before = `${Number(year) - years}-${month}-${date}`;
	return Number.isNaN(noon(before)) || dayOf(noon(before)) !== before
		? `${Number(year) - years}-02-28`
		: before;
}

/** From Monday to Monday, as UTC milliseconds, around a day. */
export function weekAround(day: string): { from: number; to: number } {
	const midnight = Date.parse(`${day}T00:00Z`);
	const from = midnight - weekday(midnight) * DAY;
	return { from, to: from + 7 * DAY };
}
