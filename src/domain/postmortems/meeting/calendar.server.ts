import ical, { ICalCalendarMethod } from 'ical-generator';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import { placeOf } from './meetings.server.ts';

/**
 * One event for whatever calendar somebody keeps. Others often see into a calendar, so what is kept to some people
 * says nothing there but its number.
 */
export async function calendarFile(
	db: Database,
	who: Person,
	number: number,
	origin: string,
): Promise<{ name: string; text: string }> {
	const { found, meeting } = await placeOf(db.read, who, number);
	if (!meeting) conflict('No meeting is planned.');
	const shown = reference('postmortem', number);
	const isPrivate = found.visibility === 'restricted';
	const calendar = ical({ prodId: '//Kintsugi//Kintsugi//EN', method: ICalCalendarMethod.PUBLISH });
	calendar.createEvent({
		id: meeting.uid,
		sequence: meeting.revision,
		stamp: new Date(now()),
		start: new Date(meeting.at),
		end: new Date(meeting.at + meeting.minutes * MINUTE),
		summary: isPrivate || found.title === '' ? `Meeting about ${shown}` : `${shown}: ${found.title}`,
		...(isPrivate ? {} : { url: `${origin}/postmortems/${number}/meeting` }),
	});
	return { name: `${shown}-meeting.ics`, text: calendar.toString() };
}
