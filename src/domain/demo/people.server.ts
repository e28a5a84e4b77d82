import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person, Role } from '../accounts/person.ts';
import { addPerson, findPerson } from '../accounts/people.server.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { addTeam, findTeam } from '../accounts/teams.server.ts';
import { DEMO_PEOPLE, DEMO_TEAMS, type DemoPerson } from './people.ts';

const WEEK = 7 * DAY;
/** As long as most of their people have been here. */
const TEAMS_SINCE = 160;

export async function addTeams(tx: Transaction): Promise<void> {
	for (const { name, glaze, parent } of DEMO_TEAMS) {
		if (await findTeam(tx, name)) continue;
		const parentId = parent === null ? null : ((await findTeam(tx, parent))?.id ?? null);
		const { id } = await addTeam(tx, { name, glaze, parentId });
		await tx
			.update(team)
			.set({ createdAt: now() - TEAMS_SINCE * WEEK })
			.where(eq(team.id, id));
	}
}

export async function addPeople(tx: Transaction, roleOf: (person: DemoPerson) => Role): Promise<void> {
	const teams = new Map((await tx.select().from(team)).map(({ name, id }) => [name, id]));
	for (const one of DEMO_PEOPLE) {
		const { name, email, zone, teams: names } = one;
		const personId = await addPerson(tx, { name, email, role: roleOf(one), zone });
		const createdAt = now() - one.weeks * WEEK;
		await tx.update(person).set({ createdAt }).where(eq(person.id, personId));
		const rows = names.flatMap((named) => {
			const teamId = teams.get(named);
			return teamId === undefined ? [] : [{ teamId, personId, since: now(), isLead: one.leads === named }];
		});
		if (rows.length > 0) await tx.insert(membership).values(rows);
	}
}

export async function personOf(tx: Transaction, email: string): Promise<Person> {
	const found = await findPerson(tx, email);
	if (!found) throw new Error(`Nobody in the example has the address ${email}.`);
	return found;
}
