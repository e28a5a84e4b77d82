import { DAY, isoDay, parseMoment, plusDays } from '#lib/dates.ts';
import { periodAt, type Scope } from './scope.ts';
import { middle } from './telling.ts';

/** A name that factors have in common, when it was seen, and when something was done about it. */
export interface Seen {
	name: string;
	folded: string;
	/** When each incident happened that it contributed to, UTC milliseconds. */
	times: readonly number[];
	/** The days within the scope on which a change was made for it. */
	mends: readonly string[];
}

/** How it went with a factor. */
export interface Course extends Seen {
	counts: readonly number[];
	/** Columns in which a change was made for it. */
	mendsIn: readonly number[];
	total: number;
	/** The day of the change since which it was not seen, for as long as usually lay between two of it. */
	quietSince: string | null;
	/** How often it was seen since the last change for it; 0 where there was none. */
	again: number;
	/** It was seen in three periods or more, and twice or more in the last third of them. */
	keepsComing: boolean;
}

/** Between fewer there is nothing usual. */
const FEWEST_SEEN = 3;
/** What happens several times in a week is not away after another one. */
const LEAST_QUIET = 30 * DAY;

/** @param at what time it is */
export function coursesOf(all: readonly Seen[], at: number, scope: Scope): Course[] {
	const firstDays = scope.periods.map(({ from }) => isoDay(from, scope.zone));
	return all.map((seen) => courseOf(seen, at, scope, firstDays));
}

function courseOf(seen: Seen, at: number, { periods, zone }: Scope, firstDays: readonly string[]): Course {
	const times = [...seen.times].sort((a, b) => a - b);
	const mends = [...seen.mends].sort();
	const counts = periods.map(() => 0);
	for (const time of times) {
		const period = periodAt(periods, time);
		counts[period] = (counts[period] ?? 0) + 1;
	}
	const quietSince = quietSinceOf(times, mends, at, zone);
	const last = mends.at(-1);
	const recent = counts.slice(-Math.max(1, Math.floor(periods.length / 3)));
	return {
		...seen,
		...{ times, mends, counts, quietSince, total: times.length },
		mendsIn: [...new Set(mends.map((day) => firstDays.findLastIndex((first) => first <= day)))],
		again: last === undefined ? 0 : seenAfter(times, last, zone),
		keepsComing:
			quietSince === null &&
			counts.filter((count) => count > 0).length >= 3 &&
			recent.reduce((sum, count) => sum + count, 0) >= 2,
	};
}

/** How often it was seen on a later day than that one. */
export function seenAfter(times: readonly number[], day: string, zone: string): number {
	const over = parseMoment(plusDays(day, 1), zone) ?? Date.parse(`${plusDays(day, 1)}T00:00Z`);
	return times.filter((time) => time >= over).length;
}

function quietSinceOf(times: readonly number[], mends: readonly string[], at: number, zone: string) {
	const last = times.at(-1);
	if (last === undefined || times.length < FEWEST_SEEN) return null;
	const since = mends.find((day) => day >= isoDay(last, zone));
	if (since === undefined) return null;
	const between = times.slice(1).map((time, index) => time - (times[index] ?? time));
	const usual = Math.max(LEAST_QUIET, middle(between) ?? 0);
	return at - noonOf(since, zone) >= usual ? since : null;
}

export function noonOf(day: string, zone: string): number {
	return parseMoment(`${day}T12:00`, zone) ?? Date.parse(`${day}T12:00Z`);
}
