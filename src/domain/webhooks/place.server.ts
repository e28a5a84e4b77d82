import { eq, isNull, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { mayTend } from '../accounts/tending.server.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { webhook } from './tables.server.ts';

/** Whose news it tells: a team's, by its address, or the whole workspace's. */
export type Place = string | null;

/** The workspace's are for those who run it, a team's for those who look after it. */
export async function tendedPlace(
	db: Database,
	who: Person,
	place: Place,
): Promise<{ teamId: number | null; slug: string | null; name: string | null }> {
	if (place === null) {
		adminsOnly(who);
		return { teamId: null, slug: null, name: null };
	}
	const { id, slug, name } = await readTeam(db, who, place);
	if (!(await mayTend(db.read, who, id))) {
		forbidden('Whoever looks after the team decides where its news goes.');
	}
	return { teamId: id, slug, name };
}

/** The webhooks of a team; of the workspace, where there is none. */
export function areAt(teamId: number | null): SQL {
	return teamId === null ? isNull(webhook.teamId) : eq(webhook.teamId, teamId);
}
