import type { Person } from '#domain/accounts/person.ts';
import { reference } from '#domain/entries/kinds.ts';
import { writeCalendar, type CalendarEvent } from '#domain/feeds/calendar.ts';
import { dueDays } from '#domain/feeds/due-days.server.ts';
import { windowsAhead } from '#domain/log/windows-ahead.server.ts';
import { myExpected } from '#domain/postmortems/expected.server.ts';
import { comingMeetings } from '#domain/postmortems/meeting/coming.server.ts';
import { protectedTime } from '#domain/projects/allowance/protected.server.ts';
import { seasonEvents } from '#domain/projects/seasons/season-calendar.server.ts';
import { gatheringEvents } from '#domain/stories/shelves/gathering-calendar.server.ts';
import { comingSittings, sittingEvent } from '#domain/training/enrolling/sittings.server.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { home, linkHome } from '#lib/home.server.ts';

/** So far ahead one can see when teams ask. */
const AHEAD = 60 * DAY;
const MOST_MEETINGS = 100;

/** What waits for somebody on a day or at an hour, from the slices that know of it. */
export async function calendarOf(db: Database, who: Person, workspace: string): Promise<string> {
	const events = [
		...(await meetings(db, who)),
		...(await expected(db, who)),
		...(await dueDays(db, who)),
		...(await rhythms(db, who)),
		...(await comingSittings(db, who, { onlyMine: true, limit: MOST_MEETINGS })).map(sittingEvent),
		...(await gatheringEvents(db, who)),
		...(await seasonEvents(db, who)),
		...(await protectedTime(db, who)),
	];
	return writeCalendar(workspace, new URL(home()).host, events);
}

/** Others often see into a calendar, so what is kept to some people says nothing there but its number. */
async function meetings(db: Database, who: Person): Promise<CalendarEvent[]> {
	const coming = await comingMeetings(db, who, { limit: MOST_MEETINGS });
	return coming.map(({ number, title, visibility, uid, revision, at, minutes }) => {
		const shown = reference('postmortem', number);
		const isPrivate = visibility === 'restricted' || title === '';
		return {
			uid,
			summary: isPrivate ? `Meeting about ${shown}` : `Review of ${shown}: ${title}`,
			href: visibility === 'restricted' ? null : linkHome(`/postmortems/${number}/meeting`),
			changedAt: at,
			revision,
			when: { from: at, until: at + minutes * MINUTE },
		};
	});
}

/** A draft has a number, and no title for others. */
async function expected(db: Database, who: Person): Promise<CalendarEvent[]> {
	const drafts = await myExpected(db, who);
	return drafts
		.filter(({ notNeeded }) => notNeeded === null)
		.map(({ number, day }) => ({
			uid: `expected-${number}`,
			summary: `${reference('postmortem', number)} is expected`,
			href: linkHome(`/postmortems/${number}`),
			changedAt: Date.parse(`${day}T00:00Z`),
			when: { day },
		}));
}

async function rhythms(db: Database, who: Person): Promise<CalendarEvent[]> {
	const from = now();
	const windows = await windowsAhead(db, who, { from, until: from + AHEAD });
	return windows.map(({ team, day, opens, closes, changedAt }) => ({
		uid: `log-${team.id}-${day}`,
		summary: `${team.name}: what did we learn?`,
		href: linkHome('/log/new'),
		changedAt,
		when: { from: opens, until: closes },
	}));
}
