import { fromAbsolute } from '@internationalized/date';
import { lastDigestMoment, type DigestTime } from '../../notifications/digest/schedule.ts';
import { weekdayOf } from '../../notifications/quiet.ts';

/** A week begins with it, at eight of one’s own clock. */
const MONDAY: DigestTime = { every: 'week', weekday: 1, minute: 8 * 60 };
const FRIDAY = 5;
const EVENING = 17;

/** `2026-W48`: the week whose letter is the last that was due. */
export function weekOfLetter(zone: string, at: number): string {
	return lastDigestMoment(MONDAY, zone, at).period;
}

/**
 * Working hours of a working day: whoever was away on Monday, or where this was off, has it on the next such day of that
 * week. After that it is no news, and the next one is near.
 */
export function isLetterHour(zone: string, at: number): boolean {
	const local = fromAbsolute(at, zone);
	const minute = local.hour * 60 + local.minute;
	return weekdayOf(local) <= FRIDAY && minute >= MONDAY.minute && local.hour < EVENING;
}
