import { CalendarDateTime, fromAbsolute, toZoned } from '@internationalized/date';

/** Hours of somebody's own clock in which nothing reaches for them. */
export interface Quiet {
	/** Minutes after midnight; past midnight where the end is smaller, none where they are the same. */
	fromMinute: number;
	toMinute: number;
	/** Days that are quiet from morning to night, 1 is Monday. */
	days: readonly number[];
}

/** Longer than a week of quiet days and a night there is nothing to look for. */
const LOOKS = 16;

/** The first moment, from that one on, which is not quiet; the moment itself where it is not, or where all of them are. */
export function afterQuiet(at: number, quiet: Quiet | null, zone: string): number {
	if (quiet === null || quiet.days.length === 7) return at;
	let next = at;
	for (let looked = 0; looked < LOOKS; looked++) {
		const end = endOfQuiet(next, quiet, zone);
		if (end === null) return next;
		next = end;
	}
	return next;
}

/** When the quiet that holds at that moment ends; null where none does. */
function endOfQuiet(at: number, { fromMinute, toMinute, days }: Quiet, zone: string): number | null {
	const local = fromAbsolute(at, zone);
	const minute = local.hour * 60 + local.minute;
	const moment = (day: number, minutes: number) => {
		const date = new CalendarDateTime(local.year, local.month, local.day).add({ days: day });
		const then = date.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
		// An hour that is skipped ends with what comes after it; of one that comes twice the first counts.
		return later(at, toZoned(then, zone).toDate().getTime());
	};
	if (days.includes(weekdayOf(local))) return moment(1, 0);
	if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute ? moment(0, toMinute) : null;
	if (fromMinute === toMinute) return null;
	if (minute >= fromMinute) return moment(1, toMinute);
	return minute < toMinute ? moment(0, toMinute) : null;
}

/** In the hour that comes twice, the end may lie before the moment: a minute later it is looked at again. */
const later = (at: number, end: number) => (end > at ? end : at + 60_000);

/** 1 is Monday. */
export function weekdayOf({ year, month, day }: { year: number; month: number; day: number }): number {
	return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
}
