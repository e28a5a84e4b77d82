import { clockTime, namedDay, zoneName } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';

/** “Thu 26 Nov, 10:42 CET”, and for programs. */
export function moment(at: number, zone: string): { words: string; iso: string } {
	return {
		words: `${namedDay(at, zone, now())}, ${clockTime(at, zone)} ${zoneName(at, zone)}`,
		iso: new Date(at).toISOString(),
	};
}
