import { asc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Group } from '#lib/groups.ts';
import { membership, person, team } from './tables.server.ts';

/** All of these people under that name, and those of each team with the teams inside it, the larger first. */
export async function groupsOf(db: Reader, name: string, people: ReadonlySet<number>): Promise<Group[]> {
	const teams = await db
		.select({ id: team.id, name: team.name, parentId: team.parentId })
		.from(team)
		.orderBy(asc(team.name));
	const members = await db
		.select({ id: membership.personId, teamId: membership.teamId })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(isNull(person.deactivatedAt));
	const around = new Map(teams.map(({ id, parentId }) => [id, parentId]));
	const inside = new Map(teams.map(({ id }) => [id, new Set<number>()]));
	for (const { id, teamId } of members) {
		if (!people.has(id)) continue;
		const seen = new Set<number>();
		for (let at: number | null = teamId; at !== null && !seen.has(at); at = around.get(at) ?? null) {
			seen.add(at);
			inside.get(at)?.add(id);
		}
	}
	const groups = teams.map((one) => ({ name: one.name, people: inside.get(one.id) ?? new Set<number>() }));
	groups.sort((one, other) => other.people.size - one.people.size);
	return [{ name, people }, ...groups];
}
