import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
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
import { monthAfter, monthBefore, monthsFrom, named, periodsOf, startOf, weeksOf } from './periods.ts';
import type { Scope, ScopeQuery } from './scope.ts';

/**
 * Guests are shown what is shared with them, and no sums of it. A team or a topic that is not there is nobody’s.
 * @param at the day that it ends with
 */
export async function scopeOf(
	db: Database,
	who: Person,
	query: ScopeQuery,
	at: number = now(),
): Promise<Scope> {
	if (isGuest(who)) forbidden('Insights are of the workspace, which a guest is not of.');
	const { zone } = who;
	const today = isoDay(at, zone);
	const first = await firstMonth(db, who, query, today);
	const from = startOf(`${first}-01`, zone);
	const until = startOf(`${monthAfter(today.slice(0, 7))}-01`, zone);
	const found = await teamOf(db, query.team);
	return {
		...{ query, from, until, zone, team: found, topic: await topicOf(db, who, query.topic) },
		periods: periodsOf(monthsFrom(first, today), zone),
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

/** Of what they may see: a day that stands in nothing of theirs would tell that there is something. */
async function firstMonth(db: Database, who: Person, { range }: ScopeQuery, today: string): Promise<string> {
	const month = today.slice(0, 7);
	if (range !== 'all') return monthBefore(month, range === 'year' ? 11 : 2);
	const seen = and(isNotNull(entry.publishedAt), visibleTo(who));
	const [published] = await db.read
		.select({ at: entry.publishedAt })
		.from(entry)
		.where(seen)
		.orderBy(asc(entry.publishedAt))
		.limit(1);
	const [happened] = await db.read
		.select({ at: postmortem.happenedAt })
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(and(sql`${postmortem.happenedAt} <> ${UNDATED}`, seen))
		.orderBy(asc(postmortem.happenedAt))
		.limit(1);
	const earliest = Math.min(...[published?.at, happened?.at, now()].filter((at) => typeof at === 'number'));
	const known = isoDay(earliest, who.zone).slice(0, 7);
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
