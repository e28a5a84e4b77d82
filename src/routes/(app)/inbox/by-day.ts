import type { Told } from '#domain/notifications/inbox.server.ts';
import { DAY, isoDay, namedDay } from '#lib/dates.ts';

/** When it came: what was put off, when it was new again. */
export function cameAt({ at, snoozedUntil }: Pick<Told, 'at' | 'snoozedUntil'>, now: number): number {
	return snoozedUntil !== null && snoozedUntil <= now ? snoozedUntil : at;
}

/** In their order, by the day of the reader’s clock. */
export function byDay(
	told: readonly Told[],
	zone: string,
	now: number,
): { day: string; label: string; told: Told[] }[] {
	const days = Map.groupBy(told, (one) => isoDay(cameAt(one, now), zone));
	return [...days].map(([day, all]) => ({ day, label: dayName(day, zone, now), told: all }));
}

function dayName(day: string, zone: string, now: number): string {
	if (day === isoDay(now, zone)) return 'Today';
	if (day === isoDay(now - DAY, zone)) return 'Yesterday';
	return namedDay(Date.parse(`${day}T12:00Z`), 'UTC', now);
}
