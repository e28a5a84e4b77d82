import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { isGuest, mayAdminister } from './may.ts';
import type { Person } from './person.ts';

/** A team and every team that it is part of, from the inside out. */
export async function teamsAround(db: Reader, teamId: number): Promise<number[]> {
	const rows = await db.all<{ id: number }>(sql`
		WITH RECURSIVE around(id, far) AS (
			SELECT ${teamId}, 0 UNION SELECT team.parent_id, far + 1 FROM team JOIN around ON team.id = around.id
			WHERE team.parent_id IS NOT NULL
		) SELECT id FROM around ORDER BY far`);
	return rows.map(({ id }) => id);
}

/** A team and every team inside it. */
export async function teamsInside(db: Reader, teamId: number): Promise<number[]> {
	const rows = await db.all<{ id: number }>(sql`
		WITH RECURSIVE inside(id) AS (
			SELECT ${teamId} UNION SELECT team.id FROM team JOIN inside ON team.parent_id = inside.id
		) SELECT id FROM inside`);
	return rows.map(({ id }) => id);
}

/** Everybody who reads what is kept in a team: its people, and those of the teams inside it. */
export async function peopleInside(db: Reader, teamId: number): Promise<number[]> {
	return membersOf(db, await teamsInside(db, teamId));
}

/** Everybody who is in one of these teams themselves, and is here. */
export async function membersOf(db: Reader, teamIds: readonly number[]): Promise<number[]> {
	const rows = await db.all<{ id: number }>(sql`
		SELECT DISTINCT person.id FROM membership JOIN person ON person.id = membership.person_id
		WHERE person.deactivated_at IS NULL
			AND team_id IN (SELECT value FROM json_each(${JSON.stringify(teamIds)}))`);
	return rows.map(({ id }) => id);
}

/**
 * Who looks after a team: whoever leads it or one that it is part of, and the administrators. While nobody
 * leads any of them, everybody who is in it, save guests.
 */
export async function mayTend(db: Reader, who: Person, teamId: number): Promise<boolean> {
	if (mayAdminister(who)) return true;
	if (isGuest(who)) return false;
	const leads = await leadsOf(db, teamId);
	return leads.length > 0 ? leads.includes(who.id) : who.teams.includes(teamId);
}

/** Of the team or of one around it. Somebody who left, or became a guest, leads nothing. */
export async function leadsOf(db: Reader, teamId: number): Promise<number[]> {
	const around = JSON.stringify(await teamsAround(db, teamId));
	const rows = await db.all<{ id: number }>(sql`
		SELECT person_id AS id FROM membership JOIN person ON person.id = person_id
		WHERE is_lead AND deactivated_at IS NULL AND role <> 'guest'
			AND team_id IN (SELECT value FROM json_each(${around}))`);
	return rows.map(({ id }) => id);
}

/** Teams that somebody looks after, by their ids. */
export async function tendedBy(db: Reader, who: Person, teamIds: readonly number[]): Promise<number[]> {
	if (mayAdminister(who)) return [...teamIds];
	const tended: number[] = [];
	for (const id of teamIds) if (await mayTend(db, who, id)) tended.push(id);
	return tended;
}
