import { DAY, HOUR, parseMoment } from '#lib/dates.ts';
import type { Typed } from '../editing/typed.ts';
import { timesOf } from '../editing/wall-clock.ts';

export interface Stretch {
	from: number;
	to: number;
}

const MARGIN = 2 * HOUR;
const RECENT = 2 * DAY;

/**
 * When what is told of an incident may have been noticed: from two hours before it to two hours after it. While
 * its end is not known that is a day; where nothing is known, the last two days.
 */
export function around(typed: Pick<Typed, 'times' | 'date' | 'zone'>, now: number): Stretch {
	const times = timesOf(typed);
	const known = Object.values(times).filter((at) => at !== null);
	if (known.length > 0) {
		const last = Math.max(...known);
		return { from: Math.min(...known) - MARGIN, to: times.resolved === null ? last + DAY : last + MARGIN };
	}
	const day = parseMoment(`${typed.date}T00:00`, typed.zone);
	if (day !== null) return { from: day - MARGIN, to: day + DAY + MARGIN };
	return { from: now - RECENT, to: now + HOUR };
}
