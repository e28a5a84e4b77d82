import { dayOfMonth, plusDays } from '#lib/dates.ts';

interface When {
	startsOn: string;
	endsOn: string | null;
	zone: string;
}

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** `30 November to 4 December`, with the year where it is another one; `since 1 January` where it has no end. */
export function whenOf({ startsOn, endsOn }: Omit<When, 'zone'>, now: number): string {
	const year = (day: string) =>
		day.slice(0, 4) === new Date(now).toISOString().slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
	const from = dayOfMonth(noon(startsOn), 'UTC');
	if (endsOn === null) return `since ${from}${year(startsOn)}`;
	if (endsOn === startsOn) return `${from}${year(startsOn)}`;
	const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
	return `${from}${sameYear ? '' : year(startsOn)} to ${dayOfMonth(noon(endsOn), 'UTC')}${year(endsOn)}`;
}

/** Monday to Sunday, 1 is Monday. */
export const WEEKDAYS = Array.from({ length: 7 }, (_, index) =>
	new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
		noon(plusDays('2026-11-30', index)),
	),
);

/** `14:30` */
export const hourOf = (minutes: number): string =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
