import { parseDate, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import { DAY, isoDay } from '#lib/dates.ts';

export const RHYTHMS = ['day', 'week', 'sprint', 'demand'] as const;
/** How often a team asks itself what it learned. `demand` is never by itself. */
export type Every = (typeof RHYTHMS)[number];

/** What somebody's part in their team's rhythm is where it is not the usual one. */
export const PARTS_IN_RHYTHM = ['optional', 'left-out'] as const;
export type PartInRhythm = (typeof PARTS_IN_RHYTHM)[number];

/** When a team asks itself: days of the calendar and hours of everybody's own clock, so it belongs to no zone. */
export interface Hours {
	every: Every;
	/** Days of the week on which it asks, 1 is Monday. A sprint is asked about on that day of its last week. */
	days: readonly number[];
	/** Minutes after midnight. */
	opensAt: number;
	/** Minutes; it may go past midnight. */
	lasts: number;
	sprintFrom: string | null;
	sprintWeeks: number;
	/** The first day that it holds from. */
	since: string;
}

/** From when until when somebody can answer for a day, on their own clock. */
export interface Window {
	/** The day that is asked about, also where it is past midnight. */
	day: string;
	opens: number;
	closes: number;
}

/** The longest that a window is open; so far back one is looked for. */
export const MOST_DAYS = 3;
const HORIZON = 7 * 53;

/** Whether that day is one that the team is asked about. */
export function asksOn({ every, days, since, sprintFrom, sprintWeeks }: Hours, day: string): boolean {
	if (every === 'demand' || day < since || !days.includes(weekdayOf(day))) return false;
	if (every !== 'sprint') return true;
	if (sprintFrom === null || day < sprintFrom) return false;
	const week = Math.floor((numberOf(day) - numberOf(sprintFrom)) / 7);
	return week % sprintWeeks === sprintWeeks - 1;
}

/**
 * The window of that day in that zone. An hour that daylight saving skips opens as much later; of one that
 * comes twice, a window opens with the first and closes with the second. It always ends where the next begins.
 */
export function windowOf(hours: Hours, day: string, zone: string): Window {
	const opened = openingOn(hours, day, zone);
	const end = toCalendarDateTime(opened).add({ minutes: hours.lasts });
	const closes = toZoned(end, zone, 'later').toDate().getTime();
	const next = nextDay(hours, day, MOST_DAYS + 1);
	return {
		day,
		opens: opened.toDate().getTime(),
		closes: next === null ? closes : Math.min(closes, openingOn(hours, next, zone).toDate().getTime()),
	};
}

function openingOn({ opensAt }: Hours, day: string, zone: string) {
	const hour = String(Math.floor(opensAt / 60)).padStart(2, '0');
	const minute = String(opensAt % 60).padStart(2, '0');
	return toZoned(parseDateTime(`${day}T${hour}:${minute}`), zone);
}

/** The window that is open at that moment, if any is: never two. */
export function openWindow(hours: Hours, zone: string, at: number): Window | null {
	const today = isoDay(at, zone);
	for (let back = 0; back <= MOST_DAYS; back++) {
		const day = plusDays(today, -back);
		if (!asksOn(hours, day)) continue;
		const window = windowOf(hours, day, zone);
		if (window.opens <= at && at < window.closes) return window;
	}
	return null;
}

/** The first that opens after that moment; null where none ever does. */
export function nextWindow(hours: Hours, zone: string, at: number): Window | null {
	const today = isoDay(at, zone);
	let day = asksOn(hours, today) ? today : nextDay(hours, today);
	while (day !== null) {
		const window = windowOf(hours, day, zone);
		if (window.opens > at && window.closes > window.opens) return window;
		day = nextDay(hours, day);
	}
	return null;
}

/** The day that something belongs to which is written at that moment: past midnight, the one whose window is still open. */
export function dayOfAnswer(hours: Hours | null, zone: string, at: number): string {
	return (hours && openWindow(hours, zone, at)?.day) ?? isoDay(at, zone);
}

/** The first day after that one on which it asks, within so many days. */
function nextDay(hours: Hours, day: string, within = HORIZON): string | null {
	if (hours.every === 'demand') return null;
	// Nothing is asked before it holds: a rhythm that begins in a year is found as well as one of tomorrow.
	const from = day < hours.since ? plusDays(hours.since, -1) : day;
	if (from !== day && within < HORIZON) return null;
	for (let ahead = 1; ahead <= within; ahead++) {
		const next = plusDays(from, ahead);
		if (asksOn(hours, next)) return next;
	}
	return null;
}

export function plusDays(day: string, days: number): string {
	return parseDate(day).add({ days }).toString();
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
	return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

const numberOf = (day: string) => Date.parse(`${day}T00:00Z`) / DAY;
