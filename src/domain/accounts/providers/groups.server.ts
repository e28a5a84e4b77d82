import { and, asc, eq, inArray } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import { membership, person, team } from '../tables.server.ts';
import { GIVEN_ROLES, type GivenRole, type Group } from './provider.ts';
import { providerGroup, type provider } from './tables.server.ts';

type Provider = Pick<typeof provider.$inferSelect, 'id' | 'slug' | 'name' | 'groupsClaim' | 'newRole'>;

export function groupsOf(db: Reader, providerId: number): Promise<Group[]> {
	return db
		.select({ group: providerGroup.group, teamId: providerGroup.teamId, role: providerGroup.role })
		.from(providerGroup)
		.where(eq(providerGroup.providerId, providerId))
		.orderBy(asc(providerGroup.id));
}

export async function replaceGroups(
	tx: Transaction,
	providerId: number,
	groups: readonly Group[],
): Promise<void> {
	const teams = new Set((await tx.select({ id: team.id }).from(team)).map(({ id }) => id));
	for (const [k, { teamId, role }] of groups.entries()) {
		if (teamId !== null && !teams.has(teamId)) {
			invalid({ [`groups.${k}.teamId`]: 'That team is not here any more.' });
		}
		if (teamId === null && role === null) {
			invalid({ [`groups.${k}.teamId`]: 'A team, a role, or both: what does the group mean?' });
		}
	}
	await tx.delete(providerGroup).where(eq(providerGroup.providerId, providerId));
	if (groups.length > 0) {
		await tx.insert(providerGroup).values(groups.map((group) => ({ ...group, providerId })));
	}
}

/**
 * What somebody's groups make of them, at every sign-in: into the teams that a group stands for, out of those
 * that the same provider once put them in, and the highest role that a group gives. A team that somebody else
 * put them in stays theirs, and an owner stays an owner.
 * @param groups null where the provider said nothing about them: then nothing changes
 */
export async function followGroups(
	tx: Transaction,
	one: Provider,
	personId: number,
	groups: readonly string[] | null,
): Promise<void> {
	if (one.groupsClaim === '' || groups === null) return;
	const all = await groupsOf(tx, one.id);
	const theirs = all.filter(({ group }) => groups.includes(group));
	await followTeams(tx, one, personId, teamsIn(theirs));
	await followRole(tx, one, personId, { all, theirs });
}

const teamsIn = (groups: readonly Group[]) => [
	...new Set(groups.flatMap(({ teamId }) => (teamId === null ? [] : [teamId]))),
];

async function followTeams(
	tx: Transaction,
	{ id: providerId, name }: Provider,
	personId: number,
	wanted: readonly number[],
): Promise<void> {
	const before = await tx
		.select({ teamId: membership.teamId, via: membership.viaProviderId })
		.from(membership)
		.where(eq(membership.personId, personId));
	const gained = wanted.filter((teamId) => !before.some((one) => one.teamId === teamId));
	const lost = before
		.filter(({ teamId, via }) => via === providerId && !wanted.includes(teamId))
		.map(({ teamId }) => teamId);
	if (lost.length > 0) {
		await tx
			.delete(membership)
			.where(and(eq(membership.personId, personId), inArray(membership.teamId, lost)));
	}
	if (gained.length > 0) {
		const row = { personId, since: now(), viaProviderId: providerId };
		await tx.insert(membership).values(gained.map((teamId) => ({ ...row, teamId })));
	}
	if (gained.length + lost.length === 0) return;
	const details = { name, gained: gained.length, lost: lost.length };
	await note(tx, { id: personId }, { act: 'groups-followed', details });
}

/** Where no group gives a role, roles are nobody's business but the workspace's. */
async function followRole(
	tx: Transaction,
	{ name, newRole }: Provider,
	personId: number,
	{ all, theirs }: { all: readonly Group[]; theirs: readonly Group[] },
): Promise<void> {
	if (all.every(({ role }) => role === null)) return;
	const [before] = await tx.select({ role: person.role }).from(person).where(eq(person.id, personId));
	const role = highest(theirs) ?? newRole;
	if (!before || before.role === 'owner' || before.role === role) return;
	await tx.update(person).set({ role }).where(eq(person.id, personId));
	await note(tx, { id: personId }, { act: 'role-followed', details: { name, before: before.role, role } });
}

function highest(groups: readonly Group[]): GivenRole | null {
	return GIVEN_ROLES.find((role) => groups.some((group) => group.role === role)) ?? null;
}
