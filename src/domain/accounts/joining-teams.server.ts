import { and, count, eq, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { providerGroup } from './providers/tables.server.ts';
import { formerTeam, invitation, membership, team } from './tables.server.ts';
import type { Team } from './teams.server.ts';
import { teamsInside } from './tending.server.ts';

/**
 * What accounts know of one team is another one's from now on: its people, who lead nothing by that, the teams
 * inside it, open invitations and what groups at providers mean. The team is gone, and its address leads on.
 */
export async function becomePartOf(tx: Transaction, from: Team, into: Team): Promise<void> {
	const people = await tx.select().from(membership).where(eq(membership.teamId, from.id));
	if (people.length > 0) {
		await tx
			.insert(membership)
			.values(people.map((one) => ({ ...one, teamId: into.id, isLead: false })))
			.onConflictDoNothing();
	}
	// It may lie inside the one that goes: then it takes its place.
	const inside = await teamsInside(tx, from.id);
	if (inside.includes(into.id)) {
		await tx.update(team).set({ parentId: from.parentId }).where(eq(team.id, into.id));
	}
	await tx
		.update(team)
		.set({ parentId: into.id })
		.where(and(eq(team.parentId, from.id), sql`${team.id} <> ${into.id}`));
	await tx.update(invitation).set({ teamId: into.id }).where(eq(invitation.teamId, from.id));
	await tx.update(providerGroup).set({ teamId: into.id }).where(eq(providerGroup.teamId, from.id));
	await tx.update(formerTeam).set({ teamId: into.id }).where(eq(formerTeam.teamId, from.id));
	await tx.delete(membership).where(eq(membership.teamId, from.id));
	await tx.delete(team).where(eq(team.id, from.id));
	const former = { name: from.name, teamId: into.id, mergedAt: now() };
	await tx
		.insert(formerTeam)
		.values({ slug: from.slug, ...former })
		.onConflictDoUpdate({ target: formerTeam.slug, set: former });
}

/** Whether accounts know of nothing that belongs to it. */
export async function hasNobody(db: Reader, teamId: number): Promise<boolean> {
	const [people] = await db.select({ n: count() }).from(membership).where(eq(membership.teamId, teamId));
	const [teams] = await db.select({ n: count() }).from(team).where(eq(team.parentId, teamId));
	const [groups] = await db
		.select({ n: count() })
		.from(providerGroup)
		.where(eq(providerGroup.teamId, teamId));
	return [people, teams, groups].every((found) => found?.n === 0);
}
