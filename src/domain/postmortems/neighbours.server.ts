import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

/** Another post-mortem whose contributing factors have something in common with this one's. */
export interface Neighbour {
	id: number;
	version: number;
	number: number;
	title: string;
	team: string | null;
	glaze: Glaze | null;
	/** Null where nobody knows. */
	happenedAt: number | null;
	publishedAt: number | null;
	cracks: string;
	/** Names of the topics that both have. */
	shared: string[];
}

// A topic that a thousand factors share says little about any of them; the newest are enough.
const NEWEST = 24;

const SHOWN = sql`${entry.id} AS id, ${entry.version} AS version, ${entry.number} AS number, ${entry.title} AS title,
	${team.name} AS team, ${team.glaze} AS glaze, nullif(${postmortem.happenedAt}, ${UNDATED}) AS happenedAt,
	${entry.publishedAt} AS publishedAt, ${postmortem.cracks} AS cracks`;

/** The most alike first; all of them visible to that person. */
export async function sharingFactors(db: Reader, who: Person, entryId: number): Promise<Neighbour[]> {
	const rows = await db.all<Omit<Neighbour, 'shared'> & { shared: string }>(sql`
		WITH mine AS (
			SELECT DISTINCT ${factorTopic.topicId} AS topic_id FROM ${factor}
			JOIN ${factorTopic} ON ${factorTopic.factorId} = ${factor.id} WHERE ${factor.entryId} = ${entryId}
		), candidate AS (
			SELECT ${factorTopic.factorId} AS factor_id, mine.topic_id FROM mine
			JOIN ${factorTopic} ON ${factorTopic.topicId} = mine.topic_id AND ${factorTopic}.rowid IN (
				SELECT newest.rowid FROM ${factorTopic} AS newest
				WHERE newest.topic_id = mine.topic_id ORDER BY newest.rowid DESC LIMIT ${NEWEST})
		)
		SELECT ${SHOWN},
			json_group_array(DISTINCT ${topic.name}) AS shared
		FROM candidate JOIN ${factor} ON ${factor.id} = candidate.factor_id
		JOIN ${topic} ON ${topic.id} = candidate.topic_id
		JOIN ${entry} ON ${entry.id} = ${factor.entryId} JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
		LEFT JOIN ${team} ON ${team.id} = ${entry.teamId}
		WHERE ${entry.id} <> ${entryId} AND ${visibleTo(who)}
		GROUP BY ${entry.id}
		ORDER BY count(DISTINCT candidate.topic_id) DESC, ${postmortem.happenedAt} DESC`);
	return rows.map((row) => ({ ...row, shared: JSON.parse(row.shared) as string[] }));
}

/** These, as far as the person may see them; nothing is known of what they share. */
export async function withIds(db: Reader, who: Person, ids: readonly number[]): Promise<Neighbour[]> {
	if (ids.length === 0) return [];
	const rows = await db.all<Omit<Neighbour, 'shared'>>(sql`
		SELECT ${SHOWN} FROM ${entry} JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
		LEFT JOIN ${team} ON ${team.id} = ${entry.teamId}
		WHERE ${entry.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${visibleTo(who)}`);
	return rows.map((row) => ({ ...row, shared: [] }));
}
