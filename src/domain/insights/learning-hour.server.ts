import { clockTime, isoDay, parseMoment, plusDays, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import { home, linkHome } from '#lib/home.server.ts';
import type { Person } from '../accounts/person.ts';
import { writeCalendar } from '../feeds/calendar.ts';
import { protectedTime } from '../projects/allowance/protected.server.ts';
import type { Exported } from '../entries/taking-out.server.ts';
import { questionsOf } from './questions.ts';
import { readInsights } from './insights.server.ts';
import { questionsAsText, type LearningHour } from './learning-hour.ts';
import { scopeParams, scopeWords, type ScopeQuery } from './scope.ts';

/** The learning time that is promised to somebody next; a Monday morning otherwise, to be chosen anew. */
export async function nextLearningHour(
	db: Database,
	who: Person,
): Promise<LearningHour & { isPromised: boolean }> {
	const times = (await protectedTime(db, who)).flatMap(({ when }) => ('from' in when ? [when] : []));
	const [next] = times.filter(({ from }) => from > now()).sort((a, b) => a.from - b.from);
	if (!next)
		return { day: mondayAfter(isoDay(now(), who.zone)), time: '10:00', minutes: 60, isPromised: false };
	const { from, until } = next;
	const minutes = Math.min(60, (until - from) / MINUTE);
	return { day: isoDay(from, who.zone), time: clockTime(from, who.zone), minutes, isPromised: true };
}

/** An hour in whatever calendar somebody keeps, with what to talk about in it. */
export async function hourFile(
	db: Database,
	who: Person,
	query: ScopeQuery,
	{ day, time, minutes }: LearningHour,
): Promise<Exported> {
	const from =
		parseMoment(`${day}T${time}`, who.zone) ?? invalid({ time: 'That time is not there on that day.' });
	const { scope, insights } = await readInsights(db, who, query);
	const questions = questionsOf(insights);
	const href = linkHome(`/insights?${scopeParams(query).toString()}`.replace(/\?$/, ''));
	const text = writeCalendar('Learning hour', new URL(home()).host, [
		{
			...{
				uid: `learning-hour-${day}-${time.replace(':', '')}`,
				summary: 'Learning hour: what to talk about',
			},
			...{ href, changedAt: now(), about: questionsAsText(questions, scopeWords(scope), href) },
			when: { from, until: from + minutes * MINUTE },
		},
	]);
	return { name: `Learning hour ${day}.ics`, text };
}

/** A week from now where today is one. */
function mondayAfter(today: string): string {
	const sinceMonday = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7;
	return plusDays(today, 7 - sinceMonday);
}
