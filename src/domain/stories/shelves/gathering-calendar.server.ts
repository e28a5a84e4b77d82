import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { home, linkHome } from '#lib/home.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { CalendarEvent } from '../../feeds/calendar.ts';
import { GATHERING_NAMES } from './gathering.ts';
import { comingGatherings, readGathering, type ComingGathering } from './gatherings.server.ts';

const summaryOf = ({ kind, title }: ComingGathering) => `${GATHERING_NAMES[kind]}: ${title}`;
const uidOf = ({ id }: { id: number }) => `gathering-${id}`;
const hrefOf = ({ id }: { id: number }) => linkHome(`/stories/gatherings/${id}`);

/**
 * One event for whatever calendar somebody keeps. Others often see into a calendar: what is told there, and by whom,
 * stands behind the link.
 */
export async function gatheringFile(
	db: Database,
	who: Person,
	id: number,
): Promise<{ name: string; text: string }> {
	const found = await readGathering(db, who, id);
	const calendar = ical({ prodId: '//Kintsugi//Kintsugi//EN', method: ICalCalendarMethod.PUBLISH });
	calendar.createEvent({
		id: `${uidOf(found)}@${new URL(home()).host}`,
		// A calendar takes what counts further; a file that is fetched later is of a later plan, or of the same.
		sequence: Math.floor(now() / MINUTE),
		stamp: new Date(now()),
		start: new Date(found.at),
		end: new Date(found.at + found.lasts * MINUTE),
		summary: summaryOf(found),
		url: hrefOf(found),
		...(found.place === '' ? {} : { location: found.place }),
		...(found.calledOff ? { status: ICalEventStatus.CANCELLED } : {}),
	});
	return { name: `${uidOf(found)}.ics`, text: calendar.toString() };
}

/** The same in a calendar that somebody subscribed to; what is called off is not there any more. */
export async function gatheringEvents(db: Database, who: Person): Promise<CalendarEvent[]> {
	const coming = await comingGatherings(db, who, { within: 180 * DAY, limit: 100 });
	return coming.map((one) => ({
		uid: uidOf(one),
		summary: summaryOf(one),
		href: hrefOf(one),
		changedAt: one.at,
		...(one.place === '' ? {} : { place: one.place }),
		when: { from: one.at, until: one.at + one.lasts * MINUTE },
	}));
}
