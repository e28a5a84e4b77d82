import { and, eq, inArray, isNotNull, min, sql, type SQL } from 'drizzle-orm';
import { DAY, fullMonth, isoDay, monthName, parseMoment, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { teamsInside } from '../accounts/tending.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry, entryTopic, topic, topicAlias } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { postmortem } from '../postmortems/tables.server.ts';
import type { Period, Scope, ScopeQuery } from './scope.ts';

const MOST_MONTHS = 24;
const MOST_WEEKS = 26;

/** Guests are shown what is shared with them, and no sums of it. A team or a topic that is not there is nobody’s. */
export async function scopeOf(db: Database, who: Person, query: ScopeQuery): Promise<Scope> {
	if (isGuest(who)) forbidden('Insights are of the workspace, which a guest is not of.');
	const { zone } = who;
	const today = isoDay(now(), zone);
	const first = await firstMonth(db, query, today, zone);
	const months = monthsFrom(first, today);
	const from = startOf(`${first}-01`, zone);
	const until = startOf(`${monthAfter(today.slice(0, 7))}-01`, zone);
	const found = await teamOf(db, query.team);
	return {
		...{ query, from, until, zone, team: found, topic: await topicOf(db, who, query.topic) },
		periods: months.length <= MOST_MONTHS ? byMonth(months, zone) : byQuarter(months, zone),
		weeks: weeksOf(today, from, zone),
		name: named(first, today.slice(0, 7), zone),
		teamIds: found && (await teamsInside(db.read, found.id)),
	};
}

/** Published, within their visibility, of the team and the topic: what every insight counts of. When, is its own to say. */
export function inScope(who: Person, scope: Scope): SQL {
	return sql`${and(isNotNull(entry.publishedAt), ofScope(who, scope))}`;
}

/** The same, and drafts that they may see: their own, and those they have a part in. */
export function ofScope(who: Person, { teamIds, topic: of }: Scope): SQL {
	const conditions = and(
		visibleTo(who),
		teamIds === null ? undefined : inArray(entry.teamId, [...teamIds]),
		of === null
			? undefined
			: sql`${entry.id} IN (SELECT ${entryTopic.entryId} FROM ${entryTopic} JOIN ${topic} ON ${topic.id} = ${entryTopic.topicId} WHERE ${topic.folded} = ${of.folded})`,
	);
	return sql`${conditions}`;
}

async function firstMonth(db: Database, { range }: ScopeQuery, today: string, zone: string): Promise<string> {
	const month = today.slice(0, 7);
	if (range !== 'all') return monthBefore(month, range === 'year' ? 11 : 2);
	const [published] = await db.read.select({ at: min(entry.publishedAt) }).from(entry);
	const [happened] = await db.read
		.select({ at: min(postmortem.happenedAt) })
		.from(postmortem)
		.where(sql`${postmortem.happenedAt} <> ${UNDATED}`);
	const earliest = Math.min(...[published?.at, happened?.at, now()].filter((at) => typeof at === 'number'));
	const known = isoDay(earliest, zone).slice(0, 7);
	// A chart of two months tells less than nothing; one that begins before there was a workspace is not kept from it.
	const least = monthBefore(month, 2);
	return known < least ? known : least;
}

async function teamOf(db: Database, slug: string | null): Promise<Scope['team']> {
	if (slug === null) return null;
	const [found] = await db.read
		.select({ id: team.id, slug: team.slug, name: team.name })
		.from(team)
		.where(sql`${team.id} IN ${teamsWithSlugs([slug])}`);
	return found ?? null;
}

/** A topic of nothing that they may see is none: its name alone would tell. */
async function topicOf(db: Database, who: Person, name: string | null): Promise<Scope['topic']> {
	if (name === null) return null;
	const folded = foldTopic(name);
	const isSeen = sql`EXISTS (SELECT 1 FROM ${entryTopic} JOIN ${entry} ON ${entry.id} = ${entryTopic.entryId}
		WHERE ${entryTopic.topicId} = ${topic.id} AND ${entry.publishedAt} IS NOT NULL AND ${visibleTo(who)})`;
	const [found] = await db.read
		.select({ name: topic.name, folded: topic.folded })
		.from(topic)
		.leftJoin(topicAlias, eq(topicAlias.topicId, topic.id))
		.where(sql`(${topic.folded} = ${folded} OR ${topicAlias.folded} = ${folded}) AND ${isSeen}`)
		.limit(1);
	return found ?? null;
}

const startOf = (day: string, zone: string): number => parseMoment(day, zone) ?? Date.parse(`${day}T00:00Z`);

function monthBefore(month: string, months: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const all = year * 12 + number - 1 - months;
	return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

const monthAfter = (month: string): string => monthBefore(month, -1);

/** `2026-11` and each one before it down to the first, in the order of time. */
function monthsFrom(first: string, today: string): string[] {
	const months: string[] = [];
	for (let month = first; month <= today.slice(0, 7); month = monthAfter(month)) months.push(month);
	return months;
}

function byMonth(months: readonly string[], zone: string): Period[] {
	return months.map((month) => {
		const from = startOf(`${month}-01`, zone);
		const middle = from + 14 * DAY;
		return {
			...{ from, until: startOf(`${monthAfter(month)}-01`, zone) },
			...{ label: monthName(middle, zone), said: fullMonth(middle, zone) },
		};
	});
}

function byQuarter(months: readonly string[], zone: string): Period[] {
	const quarters = Map.groupBy(months, (month) => {
		const [year, number = '1'] = month.split('-');
		return `${year} Q${Math.ceil(Number(number) / 3)}`;
	});
	return [...quarters].map(([name, inside]) => {
		const [first = '', last = first] = [inside[0], inside.at(-1)];
		return {
			...{ label: name.slice(2), said: name },
			...{ from: startOf(`${first}-01`, zone), until: startOf(`${monthAfter(last)}-01`, zone) },
		};
	});
}

function weeksOf(today: string, from: number, zone: string): Period[] {
	const sinceMonday = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7;
	const thisMonday = plusDays(today, -sinceMonday);
	const weeks: Period[] = [];
	for (let back = 0; back < MOST_WEEKS; back++) {
		const monday = plusDays(thisMonday, -7 * back);
		const week = { from: startOf(monday, zone), until: startOf(plusDays(monday, 7), zone) };
		if (week.until <= from) break;
		const label = monthName(week.from, zone);
		weeks.unshift({ ...week, label, said: `week of ${monday}` });
	}
	return weeks;
}

function named(first: string, last: string, zone: string): string {
	const say = (month: string) => fullMonth(startOf(`${month}-15`, zone), zone);
	return `${say(first)} to ${say(last)}`;
}
