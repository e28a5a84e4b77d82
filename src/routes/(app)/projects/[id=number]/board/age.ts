import { clockTime, DAY, isoDay, shortDay } from '#lib/dates.ts';

interface When {
	now: number;
	zone: string;
}

/** How long a card has been in its column: `Since 09:40`, `Day 3`. */
export function ageOf(enteredAt: number, { now, zone }: When): string {
	const days = daysBetween(isoDay(enteredAt, zone), isoDay(now, zone));
	return days <= 0 ? `Since ${clockTime(enteredAt, zone)}` : `Day ${days + 1}`;
}

/** A calendar day: `Due Fri 4 Dec`. */
export function dueOn(day: string, { now, zone }: When): string {
	const today = isoDay(now, zone);
	if (day === today) return 'Due today';
	const at = Date.parse(`${day}T12:00Z`);
	return day < today ? `Was due ${shortDay(at, 'UTC', now)}` : `Due ${shortDay(at, 'UTC', now)}`;
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
