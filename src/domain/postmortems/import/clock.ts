import { DAY, isoDay, parseMoment } from '#lib/dates.ts';
import { isoOf, type StatedTime } from './stated-times.ts';
import { momentIn, type Zone } from './zones.ts';

/** A clock that runs backwards by more than this has passed midnight; by less, the rows are out of order. */
const BACKWARDS = 3 * 60;

/** Follows a document through its days: most rows give only the time. */
export class Clock {
	day: string | null;
	/** The first day that the timeline states. */
	firstDay: string | null = null;
	readonly zone: Zone;
	private minutes: number | null = null;
	/** Times that could not be placed since no day is known. */
	withoutDay = 0;
	/** The zone's winter name was used on a day when summer time was on the clock. */
	summer = false;

	constructor(zone: Zone, day: string | null) {
		this.zone = zone;
		this.day = day;
	}

	get year(): number | null {
		return this.day === null ? null : Number(this.day.slice(0, 4));
	}

	turnTo(day: string | null): void {
		this.day = day;
		this.firstDay ??= day;
		this.minutes = null;
	}

	/** @returns UTC milliseconds, or null where the time or its day is unknown */
	place({ date, time, zone }: StatedTime): number | null {
		if (date) {
			const day = isoOf(date, this.yearFor(date.month));
			if (day) this.turnTo(day);
		}
		if (time === null) return null;
		if (this.day === null) {
			this.withoutDay += 1;
			return null;
		}
		const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
		if (this.minutes !== null && this.minutes - minutes > BACKWARDS) this.day = dayAfter(this.day);
		this.minutes = minutes;
		const where = zone ?? this.zone;
		const at = momentIn(this.day, time, where);
		if (at !== null && where.winterName && showsSummerTime(at, where.iana)) this.summer = true;
		return at;
	}

	/** A January after a December is the next year's. */
	private yearFor(month: number): number | null {
		if (this.day === null || this.year === null) return null;
		return Number(this.day.slice(5, 7)) - month > 8 ? this.year + 1 : this.year;
	}
}

const dayAfter = (day: string) => isoDay(Date.parse(`${day}T12:00:00Z`) + DAY, 'UTC');

function showsSummerTime(at: number, iana: string): boolean {
	const ahead = (moment: number) => {
		const local = new Intl.DateTimeFormat('sv-SE', {
			timeZone: iana,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		return (parseMoment(local.format(moment), 'UTC') ?? moment) - moment;
	};
	const year = new Date(at).getUTCFullYear();
	return ahead(at) > Math.min(ahead(Date.UTC(year, 0, 1)), ahead(Date.UTC(year, 6, 1))) + 60_000;
}
