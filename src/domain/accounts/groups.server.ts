import { asc } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Group } from '#lib/groups.ts';
import { team } from './tables.server.ts';
import { peopleInside } from './tending.server.ts';

/** All of these people under that name, and those of each team with the teams inside it, the larger first. */
export async function groupsOf(db: Reader, name: string, people: ReadonlySet<number>): Promise<Group[]> {
	const teams = await db.select({ id: team.id, name: team.name }).from(team).orderBy(asc(team.name));
	const groups: Group[] = [];
	for (const one of teams) {
		const inside = (await peopleInside(db, one.id)).filter((id) => people.has(id));
		groups.push({ name: one.name, people: new Set(inside) });
	}
	groups.sort((one, other) => other.people.size - one.people.size);
	return [{ name, people }, ...groups];
}
