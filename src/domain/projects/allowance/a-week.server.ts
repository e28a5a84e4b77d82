import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { holdsOn, WEEKDAYS } from './promise.ts';
import { promisesTo } from './promises.server.ts';

/**
 * The learning time that somebody is promised in a week, and what it is called; null where none is. An afternoon that is
 * kept free counts before what is promised in hours, for it is when the time is there; of several, the largest.
 */
export async function learningTimeAWeek(
	db: Reader,
	who: Person,
): Promise<{ minutes: number; name: string } | null> {
	const today = isoDay(now(), who.zone);
	const [largest] = (await promisesTo(db, who))
		.filter((one) => holdsOn(one, today))
		.sort((a, b) => Number(b.weekday !== null) - Number(a.weekday !== null) || b.minutes - a.minutes);
	if (!largest) return null;
	const day = largest.weekday === null ? undefined : WEEKDAYS[largest.weekday - 1];
	return { minutes: largest.minutes, name: day ? `${day} learning time` : 'learning time' };
}
