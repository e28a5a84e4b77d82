import type { LoggedRow } from '#domain/log/weeks.server.ts';
import type { Days } from '#domain/log/weeks.ts';
import { fullMonth, shortDay } from '#lib/dates.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const weekdayOf = (day: string) => WEEKDAYS[new Date(noon(day)).getUTCDay()] ?? '';

export interface LoggedDay {
	day: string;
	/** `Thu` */
	weekday: string;
	number: number;
	rows: LoggedRow[];
}

/** In their order, day by day. @param today is among them whether anything was logged on it or not */
export function inDays(rows: readonly LoggedRow[], today: string | null): LoggedDay[] {
	const byDay = new Map<string, LoggedRow[]>(today === null ? [] : [[today, []]]);
	for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
	return [...byDay]
		.sort(([a], [b]) => b.localeCompare(a))
		.map(([day, its]) => ({ day, weekday: weekdayOf(day), number: Number(day.slice(8)), rows: its }));
}

/** `Week 47, Mon 16 to Sun 22 November`; `November 2026` */
export function spanWords(view: string, key: string, { from, to }: Days): string {
	if (view === 'month')
		return `${Number(from.slice(8))} to ${Number(to.slice(8))} ${fullMonth(noon(to), 'UTC')}`;
	const week = Number(key.slice(6));
	const [first, last] = [noon(from), noon(to)];
	const sameMonth = from.slice(0, 7) === to.slice(0, 7);
	const begins = sameMonth ? String(new Date(first).getUTCDate()) : shortDay(first, 'UTC', last);
	const ends = `${new Date(last).getUTCDate()} ${fullMonth(last, 'UTC')}`;
	const days = `Mon ${begins} to Sun ${ends}`;
	return view === 'threads' ? `Four weeks, to Sun ${ends}` : `Week ${week}, ${days}`;
}
