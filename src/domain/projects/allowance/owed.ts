import { plusDays } from '#lib/dates.ts';
import { weekAround } from '../../recall/week.ts';
import { holdsOn, type Promised } from './promise.ts';

/** Calendar days, both included. */
export interface Stretch {
	from: string;
	to: string;
}

/** `2026-Q4`: three months of a year. */
export interface Quarter extends Stretch {
	key: string;
	/** `Q4` */
	name: string;
}

export function quarterOf(day: string): Quarter {
	const year = day.slice(0, 4);
	const number = Math.ceil(Number(day.slice(5, 7)) / 3);
	const from = `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`;
	const next =
		number === 4 ? `${Number(year) + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-01`;
	return { key: `${year}-Q${number}`, name: `Q${number}`, from, to: plusDays(next, -1) };
}

/** `2026-Q4` as it stands in an address; the one of that day where it is none. */
export function quarterCalled(key: string | null, day: string): Quarter {
	const found = /^(\d{4})-Q([1-4])$/.exec(key ?? '');
	return quarterOf(found ? `${found[1] ?? ''}-${String(Number(found[2]) * 3).padStart(2, '0')}-01` : day);
}

export function daysIn({ from, to }: Stretch): string[] {
	const days: string[] = [];
	for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
	return days;
}

/** 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00Z`).getUTCDay() || 7;
export const isWorkday = (day: string): boolean => weekdayOf(day) <= 5;

/**
 * What promises come to over these days, less days off. Where several hold, the largest of each week counts: an afternoon
 * that a team keeps free is how what the company promised is kept, and not more of it.
 */
export function owedOver(promises: readonly Promised[], stretch: Stretch, off: ReadonlySet<string>): number {
	const weeks = Map.groupBy(
		daysIn(stretch).filter((day) => !off.has(day)),
		(day) => weekAround(day).from,
	);
	let minutes = 0;
	for (const days of weeks.values()) minutes += Math.max(0, ...promises.map((one) => owedInWeek(one, days)));
	return Math.round(minutes);
}

function owedInWeek(promise: Promised, days: readonly string[]): number {
	const held = days.filter((day) => holdsOn(promise, day));
	if (promise.kind === 'afternoon')
		return held.filter((day) => weekdayOf(day) === promise.weekday).length * promise.minutes;
	return (held.filter(isWorkday).length * promise.minutes) / 5;
}

/** Which of them a day counts for: the afternoon that is kept on it, or else the largest. */
export function promiseFor<One extends Promised>(promises: readonly One[], day: string): One | null {
	const held = promises.filter((one) => holdsOn(one, day));
	const afternoon = held.find(({ weekday }) => weekday === weekdayOf(day));
	return afternoon ?? held.toSorted((a, b) => b.minutes - a.minutes)[0] ?? null;
}
