import { clockTime, DAY, parseMoment } from '#lib/dates.ts';

/** The Wednesday on which the example was written; everything in it is told from there. */
const WRITTEN_ON = '2026-11-18';
const CLOCKS_BACK = '2026-10-25';
const WEEK = 7 * DAY;

/** Whole weeks, so that a Tuesday stays a Tuesday. */
export function weeksFromWriting(today: number): number {
	return Math.floor((today - Date.parse(WRITTEN_ON)) / WEEK);
}

/** To the last night with twenty-five hours that is as long ago as it was when this was written. */
export function weeksFromClocksBack(today: number): number {
	const latest = today - (Date.parse(WRITTEN_ON) - Date.parse(CLOCKS_BACK));
	const year = new Date(latest).getUTCFullYear();
	const night =
		lastSundayOfOctober(year) <= latest ? lastSundayOfOctober(year) : lastSundayOfOctober(year - 1);
	return Math.round((night - Date.parse(CLOCKS_BACK)) / WEEK);
}

function lastSundayOfOctober(year: number): number {
	const end = Date.UTC(year, 9, 31);
	return end - new Date(end).getUTCDay() * DAY;
}

export function movedDay(day: string, weeks: number): string {
	return new Date(Date.parse(day) + weeks * WEEK).toISOString().slice(0, 10);
}

/** A clock time in `zone`, on `day` unless it brings its own, as UTC milliseconds. */
export function movedMoment(at: string, day: string, zone: string, weeks: number): number {
	const [date = '', time = ''] = at.includes(' ') ? at.split(' ') : [day, at];
	const moved = parseMoment(`${movedDay(date, weeks)}T${time}`, zone);
	if (moved === null) throw new Error(`There is no ${at} on ${day} in ${zone}.`);
	return moved;
}

const MOVING = /\{(day|month|year|clock) ([^}]+)\}/g;

/** The same words, with the days, months, years and far-away clocks that they name moved along. */
export function movedWords(text: string, day: string, zone: string, weeks: number): string {
	return text.replace(MOVING, (_, what: string, value: string) => {
		if (what === 'clock') {
			const [time = '', elsewhere = 'UTC'] = value.split(' ');
			return clockTime(movedMoment(time, day, zone, weeks), elsewhere);
		}
		return calendarWords(what, Date.parse(movedDay(value, weeks)));
	});
}

function calendarWords(what: string, at: number): string {
	const part = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(at);
	if (what === 'year') return part({ year: 'numeric' });
	if (what === 'month') return part({ month: 'long' });
	return part({ day: 'numeric', month: 'long' });
}
