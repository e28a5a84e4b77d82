import { isoDay, MINUTE, parseMoment, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { daysOffOf } from '../../accounts/days-off/asking.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { CalendarEvent } from '../../feeds/calendar.ts';
import { daysIn, weekdayOf } from './owed.ts';
import { clock, holdsOn } from './promise.ts';
import { promisesTo } from './promises.server.ts';

/** So far ahead afternoons are written out: a calendar that somebody subscribed to asks again. */
const AHEAD = 60;

/** The afternoons that are promised to somebody, on their own clock: busy, so that nobody asks for them. */
export async function protectedTime(db: Database, who: Person): Promise<CalendarEvent[]> {
	const today = isoDay(now(), who.zone);
	const ahead = { from: today, to: plusDays(today, AHEAD) };
	const off = await daysOffOf(db.read, who, ahead);
	const days = daysIn(ahead).filter((day) => !off.has(day));
	return (await promisesTo(db.read, who)).flatMap((one) => {
		const { id, from: opens, minutes, team, promisedAt: changedAt } = one;
		if (one.kind !== 'afternoon' || opens === null) return [];
		const held = days.filter((day) => holdsOn(one, day) && weekdayOf(day) === one.weekday);
		return held.flatMap((day) => {
			const from = parseMoment(`${day}T${clock(opens)}`, who.zone);
			if (from === null) return [];
			return {
				uid: `learning-time-${id}-${day}`,
				summary: `Learning time${team ? `, ${team.name}` : ''}`,
				href: linkHome('/projects/time'),
				changedAt,
				when: { from, until: from + minutes * MINUTE },
			};
		});
	});
}
