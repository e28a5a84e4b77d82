import { localInput, parseMoment } from '#lib/dates.ts';
import { milestones, type Typed } from './typed.ts';
import type { Times } from '../times.ts';

/** `2026-11-10T02:14`, with its seconds where it has any: what a datetime-local field shows. */
export function clockText(at: number | null, zone: string): string {
	if (at === null) return '';
	const seconds = new Date(at).getUTCSeconds();
	const minutes = localInput(at, zone);
	return seconds === 0 ? minutes : `${minutes}:${String(seconds).padStart(2, '0')}`;
}

/** What a clock in that zone showed, as a moment; nothing typed is a time that nobody knows. */
export function readClock(typed: string, zone: string): { at: number | null; problem: string | null } {
	const text = typed.trim().replace(' ', 'T');
	if (text === '') return { at: null, problem: null };
	const at = parseMoment(text, zone);
	if (at === null) {
		return { at, problem: 'There is no such day or time. Try one such as 2026-11-10 02:14.' };
	}
	const wanted = text.length === 10 ? `${text}T00:00` : text.slice(0, 16);
	if (localInput(at, zone) !== wanted) {
		return { at: null, problem: `That day the clocks in ${placeOf(zone)} skipped this time.` };
	}
	return { at, problem: null };
}

/** The five times as far as they can be read. */
export function timesOf(typed: Pick<Typed, 'times' | 'zone'>): Times {
	return milestones((name) => readClock(typed.times[name], typed.zone).at);
}

/** The same time, a day later. What is no date stays as it is. */
export function nextDay(typed: string): string {
	const [date = ''] = typed.split('T');
	const at = Date.parse(`${date}T00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at)) return typed;
	return new Date(at + 86_400_000).toISOString().slice(0, 10) + typed.slice(10);
}

/** `Lisbon`, `UTC`: how people call a zone. */
export function placeOf(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
