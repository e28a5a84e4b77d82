import { asksOn, MOST_DAYS, type Hours } from './rhythm.ts';

export const WEEKDAYS = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
] as const;
export const EVERY_NAMES = {
	day: 'On the days you choose',
	week: 'Once a week',
	sprint: 'Once a sprint',
	demand: 'Only when somebody has something',
} as const;

/** Minutes that a window can be open, in words. */
export const LASTING = [
	60,
	120,
	180,
	240,
	300,
	360,
	420,
	480,
	540,
	600,
	720,
	960,
	1440,
	2880,
	MOST_DAYS * 1440,
].map((minutes) => ({
	minutes,
	name: minutes < 2880 ? `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}` : `${minutes / 1440} days`,
}));

/** `16:00`, of minutes after midnight. */
export function hourOf(minutes: number): string {
	const inDay = minutes % 1440;
	return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** What a rhythm means: “Dispatch asks itself on Mondays and Thursdays from 16:00 to 02:00, on everybody's own clock.” */
export function sayRhythm(team: string, hours: Hours): string {
	if (hours.every === 'demand') {
		return `${team} asks nobody by itself. Whoever learned something logs it when they like.`;
	}
	if (hours.days.length === 0) return `${team} asks itself on no day yet: choose one.`;
	return `${team} asks itself ${sayDays(hours)} ${sayHours(hours)}, on everybody’s own clock.`;
}

function sayDays({ every, days, sprintWeeks }: Hours): string {
	const sorted = [...days].sort((a, b) => a - b);
	if (every === 'day' && sorted.length === 7) return 'every day';
	if (every === 'day' && sorted.join() === '1,2,3,4,5') return 'from Monday to Friday, each day';
	const named = listed(sorted.map((day) => `${WEEKDAYS[day - 1] ?? ''}s`));
	if (every !== 'sprint') return `on ${named}`;
	const weeks = sprintWeeks === 1 ? 'each week' : `every ${sprintWeeks} weeks`;
	return `at the end of a sprint, ${weeks}, on ${sprintWeeks === 1 ? named : named.replace(/s$/, '')}`;
}

function sayHours({ opensAt, lasts }: Hours): string {
	const from = hourOf(opensAt);
	const to = hourOf(opensAt + lasts);
	const after = Math.floor((opensAt + lasts) / 1440);
	if (after === 0 || (after === 1 && lasts < 1440)) return `from ${from} to ${to}`;
	return `from ${from} to ${to} ${after === 1 ? 'the day after' : `${after} days later`}`;
}

const listed = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** Whether it holds on that day already, or is paused until a later one. */
export function isPaused(hours: Hours, today: string): boolean {
	return hours.every !== 'demand' && hours.since > today && !asksOn(hours, today);
}
