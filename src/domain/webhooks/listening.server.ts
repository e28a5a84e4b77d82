import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { team } from '../accounts/tables.server.ts';
import { teamsInside } from '../accounts/tending.server.ts';
import { chatPlace } from '../chat/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { webhook } from './tables.server.ts';

export interface Listener {
	way: 'webhook' | 'chat';
	id: number;
	/** Events for a webhook, news for a chat. */
	wants: readonly string[];
}

/** The team of an entry and those that it is part of. */
const above = (entryId: number) => sql`above(id) AS (
	SELECT ${entry.teamId} FROM ${entry} WHERE ${entry.id} = ${entryId} AND ${entry.teamId} IS NOT NULL
	UNION SELECT ${team.parentId} FROM ${team} JOIN above ON ${team.id} = above.id
	WHERE ${team.parentId} IS NOT NULL)`;

/**
 * What is heard at a place is what all who hear it may read: a place of the workspace hears what is shared with the
 * workspace; that of a team hears of the team's own entries, and of those in the teams inside it that the
 * workspace may read. Never a draft, nor what was removed, nor what is kept to people who were named.
 * @param of the team of the place, or null where it is the workspace's
 * @param isWithin whether the team of the entry is that one or inside it
 */
const isHeard = (of: SQL | number | null, isWithin: SQL) => sql`(${entry.removedAt} IS NULL
	AND ${entry.publishedAt} IS NOT NULL AND (
		(${of} IS NULL AND ${entry.visibility} = 'workspace')
		OR (${of} = ${entry.teamId} AND ${entry.visibility} IN ('workspace', 'team'))
		OR (${isWithin} AND ${entry.visibility} = 'workspace')))`;

/** Webhooks and chats that may hear of an entry, as it is at this moment. One statement, and a cheap one. */
export async function listenersOf(db: Reader, entryId: number): Promise<Listener[]> {
	const rows = await db.all<{ way: Listener['way']; id: number; wants: string }>(sql`
		WITH RECURSIVE ${above(entryId)}
		SELECT place.way AS way, place.id AS id, place.wants AS wants FROM (
			SELECT 'webhook' AS way, ${webhook.id} AS id, ${webhook.teamId} AS team_id, ${webhook.events} AS wants
			FROM ${webhook} WHERE ${webhook.pausedAt} IS NULL
			UNION ALL
			SELECT 'chat', ${chatPlace.id}, ${chatPlace.teamId}, ${chatPlace.news}
			FROM ${chatPlace} WHERE ${chatPlace.pausedAt} IS NULL) AS place
		JOIN ${entry} ON ${entry.id} = ${entryId}
		WHERE ${isHeard(sql`place.team_id`, sql`place.team_id IN (SELECT id FROM above)`)}`);
	return rows.map(({ way, id, wants }) => ({ way, id, wants: JSON.parse(wants) as string[] }));
}

/** Entries that are heard at a place of that team, or of the workspace. */
export async function heardAt(db: Reader, teamId: number | null): Promise<SQL> {
	const inside = teamId === null ? [] : await teamsInside(db, teamId);
	return isHeard(teamId, sql`${entry.teamId} IN (SELECT value FROM json_each(${JSON.stringify(inside)}))`);
}

/** Asked once more at the moment of sending. */
export async function mayHear(db: Reader, teamId: number | null, entryId: number): Promise<boolean> {
	const [found] = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.id, entryId), await heardAt(db, teamId)));
	return found !== undefined;
}
