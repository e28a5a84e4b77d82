import { HOUR, isoDay, parseMoment, plusDays } from './dates.ts';

export const MORNING = '09:00';

export const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());

/** The calendar day so many working days later; earlier where the number is negative. */
export function plusWorkingDays(day: string, many: number): string {
	let at = day;
	for (let left = Math.abs(many); left > 0;) {
		at = plusDays(at, Math.sign(many));
		if (isWorkingDay(at)) left -= 1;
	}
	return at;
}

/** Between nine and six of a working day, where the person is: also where it is caught up later. */
export function isCivilHour(now: number, zone: string): boolean {
	const day = isoDay(now, zone);
	const morning = parseMoment(`${day}T${MORNING}`, zone) ?? 0;
	return isWorkingDay(day) && now >= morning && now < morning + 9 * HOUR;
}
