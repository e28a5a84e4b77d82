import { DAY, isoDay, MINUTE, parseMoment, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { home, linkHome } from '#lib/home.server.ts';
import type { Person } from '../../accounts/person.ts';
import { writeCalendar, type CalendarEvent } from '../../feeds/calendar.ts';
import { daysOf } from './phases.ts';
import { asToday, listSeasons, seasonOf, type SeasonToday } from './seasons.server.ts';

/** So far ahead the hours of a lane are written out: a calendar that somebody subscribed to asks again. */
const AHEAD = 60;

/** What a season has on which day, for whatever calendar somebody keeps. */
export async function seasonFile(
	db: Database,
	who: Person,
	slug: string,
): Promise<{ name: string; text: string }> {
	const row = asToday(await seasonOf(db.read, who, slug));
	const text = writeCalendar(row.name, new URL(home()).host, eventsOf(row, who.zone));
	return { name: `${slug}.ics`, text };
}

/** The same of all that are not over, in a calendar that somebody subscribed to. */
export async function seasonEvents(db: Database, who: Person): Promise<CalendarEvent[]> {
	const all = await listSeasons(db, who);
	return all.filter(({ standing }) => standing !== 'over').flatMap((one) => eventsOf(one, who.zone));
}

/** @param zone where its reader lives: the hours of a lane are on everybody's own clock */
function eventsOf(one: SeasonToday, zone: string): CalendarEvent[] {
	return one.kind === 'week' ? weekEvents(one) : laneEvents(one, zone);
}

function weekEvents(one: SeasonToday): CalendarEvent[] {
	const drawn = daysOf(one);
	const days = drawn.length > 0 ? drawn : [{ day: one.startsOn, name: 'Kick\u2011off' }];
	return days.map(({ day, name }) => ({
		...common(one),
		uid: `season-${one.id}-${day}`,
		summary: `${one.name}: ${name}`,
		when: { day },
	}));
}

function laneEvents(one: SeasonToday, zone: string): CalendarEvent[] {
	const today = isoDay(now(), zone);
	const days = Array.from({ length: AHEAD }, (_, index) => plusDays(today, index));
	return days
		.filter((day) => day >= one.startsOn && (one.endsOn === null || day <= one.endsOn))
		.flatMap((day) =>
			one.times.flatMap(({ weekday, from, minutes }) => {
				if (weekdayOf(day) !== weekday) return [];
				const begins = parseMoment(`${day}T${hour(from)}`, zone);
				if (begins === null) return [];
				return [
					{
						...common(one),
						uid: `season-${one.id}-${day}-${from}`,
						summary: one.name,
						when: { from: begins, until: begins + minutes * MINUTE },
					},
				];
			}),
		);
}

const common = ({ slug, madeAt }: SeasonToday) => ({
	href: linkHome(`/projects/seasons/${slug}`),
	changedAt: madeAt,
});

/** 1 is Monday. */
const weekdayOf = (day: string) => ((new Date(Date.parse(`${day}T12:00Z`)).getUTCDay() + 6) % 7) + 1;

const hour = (minutes: number) => new Date(minutes * MINUTE + DAY).toISOString().slice(11, 16);
