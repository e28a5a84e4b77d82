import { and, asc, isNull, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import type { OnRoster, TeamThere } from './cuts.ts';

/** Who would be asked at this moment: everybody who is here, but guests. In no order. */
export async function rosterNow(db: Reader): Promise<{ roster: OnRoster[]; teams: TeamThere[] }> {
	const people = await db
		.select({ id: person.id })
		.from(person)
		.where(and(isNull(person.deactivatedAt), isNull(person.erasedAt), ne(person.role, 'guest')));
	const memberships = await db.select({ id: membership.personId, team: membership.teamId }).from(membership);
	const teamsOf = Map.groupBy(memberships, ({ id }) => id);
	const teams = await db
		.select({ id: team.id, name: team.name, parentId: team.parentId })
		.from(team)
		.orderBy(asc(team.id));
	return {
		roster: people.map(({ id }) => ({ id, teams: (teamsOf.get(id) ?? []).map((one) => one.team) })),
		teams,
	};
}
