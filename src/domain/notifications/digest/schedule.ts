import { CalendarDate, fromAbsolute, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { DigestRhythm } from '../channels.ts';
import { weekdayOf } from '../quiet.ts';

/** When somebody has their letter of what was learned, on their own clock. */
export interface DigestTime {
	every: 'day' | 'week';
	/** Of a weekly one, 1 is Monday. */
	weekday: number;
	/** Minutes after midnight. */
	minute: number;
}

/** Friday at two: the week is nearly over, and there is time to read. */
export const DIGEST_AT_FIRST = { every: 'workspace', weekday: 5, minute: 14 * 60 } as const satisfies {
	every: DigestRhythm;
	weekday: number;
	minute: number;
};

export interface DigestMoment {
	/** `2026-11-19` or `2026-W47`: what it is made for once. */
	period: string;
	at: number;
	/** When the one before was due: it tells of what was learned since. */
	from: number;
}

/** The last moment, by now, at which it was due. An hour that is skipped is the one after it; of one that comes twice, the first. */
export function lastDigestMoment(
	{ every, weekday, minute }: DigestTime,
	zone: string,
	now: number,
): DigestMoment {
	const local = fromAbsolute(now, zone);
	const today = new CalendarDate(local.year, local.month, local.day);
	const length = every === 'week' ? 7 : 1;
	const back = every === 'week' ? (weekdayOf(today) - weekday + 7) % 7 : 0;
	let day = today.subtract({ days: back });
	if (momentOn(day, minute, zone) > now) day = day.subtract({ days: length });
	return {
		period: every === 'week' ? isoWeek(day) : day.toString(),
		at: momentOn(day, minute, zone),
		from: momentOn(day.subtract({ days: length }), minute, zone),
	};
}

function momentOn(day: CalendarDate, minute: number, zone: string): number {
	const local = toCalendarDateTime(day).set({ hour: Math.floor(minute / 60), minute: minute % 60 });
	return toZoned(local, zone).toDate().getTime();
}

/** `2026-W47`: the week that its Thursday is in the year of. */
function isoWeek(day: CalendarDate): string {
	const thursday = day.add({ days: 4 - weekdayOf(day) });
	const first = new CalendarDate(thursday.year, 1, 1);
	const week = Math.floor(thursday.compare(first) / 7) + 1;
	return `${thursday.year}-W${String(week).padStart(2, '0')}`;
}
