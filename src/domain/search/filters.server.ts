import { eq, sql, type SQL } from 'drizzle-orm';
import { DAY, parseMoment } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { foldTopic } from '../entries/topics.server.ts';
import type { SearchQuery } from './query.ts';
import { searchable } from './tables.server.ts';

/** What a search is narrowed to, as conditions on `searchable`. */
export function conditions(person: Person, query: SearchQuery): SQL[] {
	const { kind, team: slug, topic, severity, from, to } = query;
	const where: SQL[] = [];
	if (kind !== undefined) where.push(eq(searchable.kind, kind));
	if (slug !== undefined) {
		where.push(sql`${searchable.teamId} IN ${teamsWithSlugs([slug])}`);
	}
	if (topic !== undefined) where.push(hasTopic(foldTopic(topic)));
	if (severity !== undefined) where.push(eq(searchable.severity, severity));
	if (from !== undefined) where.push(sql`${searchable.at} >= ${startOf(from, person)}`);
	if (to !== undefined) {
		const end = startOf(dayAfter(to), person);
		where.push(sql`${searchable.at} <> ${UNDATED} AND ${searchable.at} < ${end}`);
	}
	return where;
}

function hasTopic(name: string): SQL {
	return sql`${searchable.entryId} IN (
		SELECT entry_id FROM entry_topic WHERE topic_id IN (
			SELECT id FROM topic WHERE folded = ${name}
			UNION SELECT topic_id FROM topic_alias WHERE folded = ${name}))`;
}

function startOf(day: string, { zone }: Person): number {
	return parseMoment(day, zone) ?? Date.parse(day);
}

function dayAfter(day: string): string {
	return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}
