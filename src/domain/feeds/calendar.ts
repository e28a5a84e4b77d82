import ical, { ICalEventTransparency } from 'ical-generator';
import { DAY, HOUR } from '#lib/dates.ts';

/** Something that stands in a calendar, at a moment or on a day. */
export interface CalendarEvent {
	/** The same each time, so that what moves is moved and not doubled: `change-101`. */
	uid: string;
	summary: string;
	href: string | null;
	/** Where people come together. */
	place?: string;
	/** What whoever opens it reads. */
	about?: string;
	/** When what it says was changed last. */
	changedAt: number;
	/** Counts changes of a plan, where something does. */
	revision?: number;
	/** Moments are UTC, which is right whatever the clocks do in between; days are the owner's. */
	when: { from: number; until: number } | { day: string };
}

/** A calendar to subscribe to. Days are in nobody's way: they say what is due, and not that somebody is busy. */
export function writeCalendar(name: string, host: string, events: readonly CalendarEvent[]): string {
	const calendar = ical({ name, prodId: '//Kintsugi//Kintsugi//EN', ttl: HOUR / 1000 });
	for (const { uid, summary, href, place, about, changedAt, revision = 0, when } of events) {
		const isDay = 'day' in when;
		calendar.createEvent({
			id: `${uid}@${host}`,
			sequence: revision,
			stamp: new Date(changedAt),
			summary,
			...(href === null ? {} : { url: href }),
			...(place === undefined ? {} : { location: place }),
			...(about === undefined ? {} : { description: about }),
			...(isDay
				? {
						allDay: true,
						start: new Date(`${when.day}T00:00Z`),
						end: new Date(Date.parse(`${when.day}T00:00Z`) + DAY),
						transparency: ICalEventTransparency.TRANSPARENT,
					}
				: { start: new Date(when.from), end: new Date(when.until) }),
		});
	}
	return calendar.toString();
}
