import { namedDay } from '#lib/dates.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/**
 * When a change is due, in as few words as a row has room for.
 * @param due a calendar day such as `2026-11-27`
 * @param today the reader's
 */
export function dueWords(due: string, today: string): string {
	if (due === today) return 'Today';
	const day = namedDay(noon(due), 'UTC', noon(today));
	return due < today ? `Since ${day}` : day;
}
