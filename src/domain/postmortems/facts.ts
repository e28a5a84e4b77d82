import { clockTime, DAY, isoDay, namedDay, zoneName } from '#lib/dates.ts';
import type { Content } from './postmortem.ts';
import { happenedAt } from './times.ts';

/** `Tue 10 Nov, 02:14–04:06` and the zone's name; without a zone where only the day is known. */
export interface Happened {
	text: string;
	zone: string | null;
}

type Told = Pick<Content, 'times' | 'date' | 'zone' | 'timeline'>;

/** When it happened, as closely as anybody knows; null where nobody does. */
export function happened(content: Told, zone: string, now: number): Happened | null {
	const { started, resolved } = content.times;
	if (started === null) {
		const at = happenedAt(content);
		return at === null ? null : { text: namedDay(at, content.zone, now), zone: null };
	}
	const from = `${namedDay(started, zone, now)}, ${clockTime(started, zone)}`;
	return {
		text: resolved === null ? from : from + until(started, resolved, zone, now),
		zone: zoneName(started, zone),
	};
}

function until(started: number, resolved: number, zone: string, now: number): string {
	if (isoDay(started, zone) === isoDay(resolved, zone)) return `–${clockTime(resolved, zone)}`;
	return ` – ${namedDay(resolved, zone, now)}, ${clockTime(resolved, zone)}`;
}

/** `Mon 16 Nov, 6 days later` */
export function published(at: number, content: Told, zone: string, now: number): string {
	const since = content.times.resolved ?? happenedAt(content);
	const day = namedDay(at, zone, now);
	const later = since === null ? '' : howMuchLater(since, at, zone);
	return later === '' ? day : `${day}, ${later}`;
}

function howMuchLater(since: number, at: number, zone: string): string {
	const days = Math.round((Date.parse(isoDay(at, zone)) - Date.parse(isoDay(since, zone))) / DAY);
	if (days < 0) return '';
	if (days === 0) return 'the same day';
	if (days < 60) return days === 1 ? 'the next day' : `${days} days later`;
	const months = Math.round(days / 30.44);
	return months < 24 ? `${months} months later` : `${Math.round(days / 365.25)} years later`;
}
