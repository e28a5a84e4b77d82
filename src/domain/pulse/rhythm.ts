import { isWorkingDay, plusWorkingDays } from '#lib/civil-hours.ts';
import { daysFrom, plusDays } from '#lib/dates.ts';
import type { RoundKind } from './opening.ts';
import type { Rhythm } from './settings.ts';

/** What is to be told of an open round on that day; null before it began and after its last day. */
export function dueOn(
	{ openedOn, closesOn }: { openedOn: string; closesOn: string },
	day: string,
): 'pulse-asked' | 'pulse-waits' | 'pulse-closes' | null {
	if (day < plusDays(openedOn, -1) || day > closesOn) return null;
	if (day >= plusWorkingDays(closesOn, -1)) return 'pulse-closes';
	return day >= plusDays(openedOn, Math.ceil(daysFrom(openedOn, closesOn) / 2))
		? 'pulse-waits'
		: 'pulse-asked';
}

/** A stretch of the calendar in which a rhythm opens one round, and what kind it is. */
interface Turn {
	/** The first day on which it may begin. */
	from: string;
	/** The day after the last. */
	until: string;
	/** The first day of the stretch. */
	begins: string;
	kind: RoundKind;
}

/** The second Tuesday: a month has begun by then, and a quarter, too, after its holidays. */
const WEEK = 7;
const TUESDAY = 2;

/** The stretch in which that day is: a quarter with all sentences, or a month with a few; null where there is no rhythm. */
export function turnOf(rhythm: Rhythm, day: string): Turn | null {
	if (rhythm === 'off') return null;
	const months = rhythm === 'quarterly' ? 3 : 1;
	const [year = 0, month = 1] = day.split('-').map(Number);
	const first = month - ((month - 1) % months);
	const begins = monthBegins(year, first);
	return {
		begins,
		from: secondTuesday(begins),
		until: monthBegins(year, first + months),
		kind: rhythm === 'quarterly' ? 'full' : 'short',
	};
}

function monthBegins(year: number, month: number): string {
	return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function secondTuesday(begins: string): string {
	const weekday = new Date(`${begins}T12:00Z`).getUTCDay();
	return plusDays(begins, ((TUESDAY - weekday + WEEK) % WEEK) + WEEK);
}

/**
 * Whether that is a day on which a rhythm opens a round: none has begun in its stretch yet, and what is left of that is
 * long enough. What was missed is caught up on the next working day.
 */
export function opensOn(
	turn: Turn,
	day: string,
	{ lastOpened, daysOpen, since }: { lastOpened: string | null; daysOpen: number; since: string },
): boolean {
	if (day <= since || (lastOpened !== null && lastOpened >= turn.begins)) return false;
	return turn.from <= day && isWorkingDay(day) && plusDays(day, daysOpen) < turn.until;
}
