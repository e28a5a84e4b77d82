import { CalendarDateTime, fromAbsolute, toZoned } from '@internationalized/date';
import { weekdayOf } from './quiet.ts';

export const SNOOZES = ['evening', 'tomorrow', 'monday'] as const;
/** Until when something is put off, on one’s own clock. */
export type Snooze = (typeof SNOOZES)[number];

export const SNOOZE_NAMES: Record<Snooze, string> = {
	evening: 'Until this evening',
	tomorrow: 'Until tomorrow',
	monday: 'Until Monday',
};

const EVENING = 18;
const MORNING = 9;

/** What is worth offering: an evening that is not nearly there, and Monday where that is not tomorrow. */
export function snoozesAt(at: number, zone: string): Snooze[] {
	const local = fromAbsolute(at, zone);
	return SNOOZES.filter((one) =>
		one === 'evening' ? local.hour < EVENING - 1 : one !== 'monday' || weekdayOf(local) !== 7,
	);
}

/** An evening that is over by now, as where a page was left open, is tomorrow’s morning. */
export function snoozeUntil(until: Snooze, at: number, zone: string): number {
	const local = fromAbsolute(at, zone);
	const moment = (days: number, hour: number) => {
		const day = new CalendarDateTime(local.year, local.month, local.day).add({ days });
		return toZoned(day.set({ hour }), zone).toDate().getTime();
	};
	if (until === 'evening' && local.hour < EVENING) return moment(0, EVENING);
	return moment(until === 'monday' ? 8 - weekdayOf(local) : 1, MORNING);
}
