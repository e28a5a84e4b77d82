import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { DAY, HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry, part } from '../../entries/tables.server.ts';
import { isAuthor, isFacilitator, visibleTo } from '../../entries/visibility.server.ts';
import { invited, meeting } from './tables.server.ts';

export type ComingMeeting = Awaited<ReturnType<typeof comingMeetings>>[number];

/** What somebody is asked to, or holds themselves, within three weeks: the next one first. */
export function comingMeetings(db: Database, who: Person, { limit = 4 } = {}) {
	const isInvited = sql`EXISTS (SELECT 1 FROM ${invited} WHERE ${invited.meetingId} = ${meeting.id} AND ${invited.personId} = ${who.id})`;
	return (
		db.read
			.select({
				number: entry.number,
				title: entry.title,
				visibility: entry.visibility,
				uid: meeting.uid,
				revision: meeting.revision,
				at: meeting.at,
				minutes: meeting.minutes,
				facilitator: person.name,
			})
			.from(meeting)
			// Crossed, the few meetings come first, whatever the database knows of how many there are.
			.crossJoin(entry)
			.leftJoin(part, and(eq(part.entryId, entry.id), eq(part.role, 'facilitator')))
			.leftJoin(person, eq(person.id, part.personId))
			.where(
				and(
					eq(entry.id, meeting.entryId),
					isNull(meeting.endedAt),
					gt(meeting.at, now() - HOUR),
					lt(meeting.at, now() + 21 * DAY),
					or(isInvited, isAuthor(who), isFacilitator(who)),
					visibleTo(who),
				),
			)
			.orderBy(asc(meeting.at), asc(meeting.id))
			.limit(limit)
	);
}
