import { clockTime, HOUR } from '#lib/dates.ts';
import { cityOf } from '#lib/places.ts';
import { nextWindow, openWindow, type Hours, type Window } from './rhythm.ts';

/** So far before and after now the line of the day goes. */
export const HALF_A_DAY = 12 * HOUR;

/** A stretch of the line of the day, in hundredths of it. */
export interface Stretch {
	from: number;
	width: number;
}

export interface Somewhere {
	id: number;
	name: string;
	zone: string;
	/** What their clock shows. */
	time: string;
	/** The parts of the line in which they can be asked. */
	stretches: Stretch[];
	/** Of their window: that it is open, or when it opens. Never whether they have answered. */
	state: string;
	isMe: boolean;
}

/**
 * Where the people of a team are in their day, those who are furthest ahead first. Somebody on leave or left out looks
 * like everybody else.
 */
export function roundTheWorld(
	people: readonly { id: number; name: string; zone: string }[],
	{ hours, now, me, asksMe }: { hours: Hours | null; now: number; me: number; asksMe: boolean },
): Somewhere[] {
	return people
		.map(({ id, name, zone }) => {
			const windows = hours ? windowsAround(hours, zone, now) : [];
			const isMe = id === me;
			return {
				...{ id, name, zone, isMe },
				time: clockTime(now, zone),
				stretches: windows.map((window) => stretchOf(window, now)),
				state: isMe && asksMe ? 'Your turn' : stateOf(windows, now),
				offset: offsetOf(now, zone),
			};
		})
		.sort((a, b) => b.offset - a.offset || a.name.localeCompare(b.name))
		.map(({ offset: _, ...somewhere }) => somewhere);
}

/** Those that the line shows some of. */
function windowsAround(hours: Hours, zone: string, now: number): Window[] {
	const found: Window[] = [];
	let next = openWindow(hours, zone, now - HALF_A_DAY) ?? nextWindow(hours, zone, now - HALF_A_DAY);
	while (next !== null && next.opens < now + HALF_A_DAY) {
		found.push(next);
		next = nextWindow(hours, zone, next.opens);
	}
	return found;
}

function stretchOf({ opens, closes }: Window, now: number): Stretch {
	const place = (at: number) =>
		Math.min(100, Math.max(0, ((at - now + HALF_A_DAY) / (2 * HALF_A_DAY)) * 100));
	const from = place(opens);
	return { from: tenth(from), width: tenth(place(closes) - from) };
}

const tenth = (number: number) => Math.round(number * 10) / 10;

function stateOf(windows: readonly Window[], now: number): string {
	if (windows.some(({ opens, closes }) => opens <= now && now < closes)) return 'Day is open';
	const next = windows.find(({ opens }) => opens > now);
	return next ? `Opens ${clockTime(next.opens, 'UTC')} UTC` : '';
}

/** How far ahead of UTC a clock is there, in minutes. */
function offsetOf(now: number, zone: string): number {
	const shown = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
		.formatToParts(now)
		.find(({ type }) => type === 'timeZoneName');
	const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(shown?.value ?? '') ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** “The day closes when Lima’s does.”: where the last window that is open now, or opens next, closes. */
export function lastToClose(
	people: readonly { zone: string }[],
	{ hours, now }: { hours: Hours | null; now: number },
): string | null {
	if (!hours) return null;
	const windows = people.flatMap(({ zone }) => {
		const window = openWindow(hours, zone, now) ?? nextWindow(hours, zone, now);
		return window ? [{ zone, ...window }] : [];
	});
	const [first] = windows.toSorted((a, b) => a.day.localeCompare(b.day));
	const [last] = windows.filter(({ day }) => day === first?.day).sort((a, b) => b.closes - a.closes);
	return last ? cityOf(last.zone) : null;
}
