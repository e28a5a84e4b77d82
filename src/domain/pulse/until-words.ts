import { daysFrom, namedDay, weekday } from '#lib/dates.ts';

/** `today`, `Friday`, `Tue 15 Dec`: the last day of a round, after “until”. */
export function untilWords(day: string, today: string): string {
	const away = daysFrom(today, day);
	const noon = Date.parse(`${day}T12:00Z`);
	if (away === 0) return 'today';
	if (away > 0 && away < 7) return weekday(noon, 'UTC');
	return namedDay(noon, 'UTC', Date.parse(`${today}T12:00Z`));
}
