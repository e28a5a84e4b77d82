import { asc } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { EVERYBODY } from './group-names.ts';
import type { Scope } from './scope.ts';

/**
 * The names of groups that are looked at, in the order in which they are shown: everybody, one’s own teams, all others by
 * name. Which groups can be shown beside each other is decided for the whole workspace; a team that is chosen only takes
 * its own out of that, so that choosing one team after the other tells nothing more.
 */
export async function groupNames(db: Database, who: Person, { teamIds }: Scope): Promise<string[]> {
	const teams = await db.read.select({ id: team.id, name: team.name }).from(team).orderBy(asc(team.name));
	const inside = teams.filter(({ id }) => teamIds === null || teamIds.includes(id));
	const own = inside.filter(({ id }) => who.teams.includes(id));
	const others = inside.filter(({ id }) => !who.teams.includes(id));
	const names = [...own, ...others].map(({ name }) => name);
	return teamIds === null ? [EVERYBODY, ...names] : names;
}
