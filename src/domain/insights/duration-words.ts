import { duration, MINUTE } from '#lib/dates.ts';
import { counted } from '#lib/numbers.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** `48 minutes`, `two hours`, `1 h 52 min` in one piece: never less exact than the minute up to three days. */
export function timeInWords(minutes: number): string {
	const rounded = Math.max(1, Math.round(minutes));
	if (rounded % DAY === 0) return counted(rounded / DAY, 'day');
	if (rounded % HOUR === 0 && rounded < 2 * DAY) return counted(rounded / HOUR, 'hour');
	return rounded < 1.5 * HOUR
		? counted(rounded, 'minute')
		: duration(rounded * MINUTE).replaceAll(' ', '\u00a0');
}

const TICKS: readonly { at: number; label: string }[] = [
	{ at: 1, label: 'one minute' },
	{ at: 10, label: 'ten minutes' },
	{ at: HOUR, label: 'one hour' },
	{ at: 6 * HOUR, label: 'six hours' },
	{ at: DAY, label: 'one day' },
	{ at: 7 * DAY, label: 'one week' },
	{ at: 30 * DAY, label: '30 days' },
	{ at: 365 * DAY, label: 'one year' },
	{ at: 3650 * DAY, label: 'ten years' },
];

/** Those between the shortest and the longest, and one at either end that holds them. */
export function ticksFor(shortest: number, longest: number): { at: number; label: string }[] {
	const first = Math.max(
		0,
		TICKS.findLastIndex(({ at }) => at <= shortest),
	);
	const last = TICKS.findIndex(({ at }) => at >= longest);
	return TICKS.slice(
		Math.min(first, TICKS.length - 2),
		Math.max(first + 2, last === -1 ? TICKS.length : last + 1),
	);
}
