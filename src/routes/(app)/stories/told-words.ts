import { fullMonth, isoDay } from '#lib/dates.ts';

/** `You last told a story in March.`, with the year where it was another one. */
export function toldWords(at: number | null, zone: string, now: number): string {
	if (at === null) return 'You have not told one yet.';
	const month = fullMonth(at, zone);
	const isThisYear = isoDay(at, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
	if (isThisYear && isoDay(at, zone).slice(0, 7) === isoDay(now, zone).slice(0, 7)) {
		return 'You last told a story this month.';
	}
	return `You last told a story in ${isThisYear ? month.replace(/ \d+$/, '') : month}.`;
}
