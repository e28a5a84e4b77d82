import { clockTime, isoDay, namedDay } from '#lib/dates.ts';

/**
 * `Thu 24 Jul` where it lies on another day than what came before: some replays take weeks. Told from what is known
 * by then, so that nothing of it says how long it will last.
 */
export function dayAfter(before: number | null, at: number | null, zone: string): string | null {
	if (before === null || at === null || isoDay(before, zone) === isoDay(at, zone)) return null;
	return namedDay(at, zone, before);
}

/** `12:34`, `Thu 24 Jul, 12:34` */
export function timeAfter(before: number | null, at: number, zone: string): string {
	const day = dayAfter(before, at, zone);
	return day === null ? clockTime(at, zone) : `${day}, ${clockTime(at, zone)}`;
}
