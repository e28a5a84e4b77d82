import { HOUR, isoDay, parseMoment } from './dates.ts';

export const MORNING = '09:00';

export const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());

/** Between nine and six of a working day, where the person is: also where it is caught up later. */
export function isCivilHour(now: number, zone: string): boolean {
	const day = isoDay(now, zone);
	const morning = parseMoment(`${day}T${MORNING}`, zone) ?? 0;
	return isWorkingDay(day) && now >= morning && now < morning + 9 * HOUR;
}
