import { DAY, fullMonth } from '#lib/dates.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';

/** What is known of how often a post-mortem was drilled. */
export interface Drilled {
	/** To the end. */
	times: number;
	lastAt: number | null;
	lessons: number;
}

/** After so long, some who are on call have never been through it. */
const LONG_AGO = 365 * DAY;

/** `Drilled twice, last in November; two lessons came of it` */
export function drilledWords({ times, lastAt, lessons }: Drilled, zone: string, now: number): string {
	if (times === 0 || lastAt === null) return 'Never drilled yet';
	const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${counted(times, 'time')}`;
	const last = times === 1 ? `in ${month(lastAt, zone, now)}` : `last in ${month(lastAt, zone, now)}`;
	const came = lessons === 0 ? '' : `; ${counted(lessons, 'lesson')} came of it`;
	return `Drilled ${often}${times === 1 ? ' ' : ', '}${last}${came}`;
}

/** `One of 61 has been drilled` */
export function shareDrilled(drilled: number, never: number): string {
	const all = inWords(drilled + never);
	if (drilled === 0) return `None of ${all} has been drilled yet`;
	return `${sentenceCase(inWords(drilled))} of ${all} ${drilled === 1 ? 'has' : 'have'} been drilled`;
}

export function isLongAgo({ lastAt }: Pick<Drilled, 'lastAt'>, now: number): boolean {
	return lastAt !== null && now - lastAt > LONG_AGO;
}

/** Without the year where it is this one. */
function month(at: number, zone: string, now: number): string {
	const whole = fullMonth(at, zone);
	const year = fullMonth(now, zone).split(' ').at(-1) ?? '';
	return whole.endsWith(` ${year}`) ? whole.slice(0, -year.length - 1) : whole;
}
