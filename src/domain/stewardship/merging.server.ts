import { eq } from 'drizzle-orm';
import { conflict, invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { becomePartOf, hasNobody } from '../accounts/joining-teams.server.ts';
import type { Person } from '../accounts/person.ts';
import { formerTeam, team } from '../accounts/tables.server.ts';
import { listTeams, type Team } from '../accounts/teams.server.ts';
import { peopleInside } from '../accounts/tending.server.ts';
import { note } from '../audit/audit.server.ts';
import { allOfTeam, giveToTeam, keptToTeam } from '../entries/of-team.server.ts';
import { giveQuestionsToTeam } from '../log/questions.server.ts';
import { giveAlertsToTeam, hasAlerts } from '../postmortems/alerts/going-over.server.ts';
import { renameTeamInTemplates } from '../postmortems/templates.server.ts';
import { giveLettersToTeam } from '../insights/letter/wish.server.ts';
import { givePromisesToTeam, hasPromises } from '../projects/allowance/promises.server.ts';
import { renameTeamInViews } from '../search/saved-views.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { giveChatToTeam } from '../chat/places.server.ts';
import { giveIncomingToTeam } from '../incoming/addresses.server.ts';
import { giveWebhooksToTeam } from '../webhooks/webhooks.server.ts';
import { teamToChange } from './moving.server.ts';
import type { Reach } from './reach.ts';

export interface Merging {
	slug: string;
	/** The id of the team that it becomes a part of. */
	into: number;
}

/** Who would read more: the people of each team read what the other one keeps to itself. */
export async function foreseeMerge(db: Database, who: Person, { slug, into }: Merging): Promise<Reach[]> {
	const from = await teamToChange(db, who, slug);
	const target = await otherTeam(db.read, from, into);
	return [await reachOf(db.read, from, target), await reachOf(db.read, target, from)];
}

async function reachOf(db: Reader, of: Team, other: Team): Promise<Reach> {
	const already = new Set(await peopleInside(db, of.id));
	const more = (await peopleInside(db, other.id)).filter((id) => !already.has(id)).length;
	return { team: of.name, entries: await keptToTeam(db, of.id), more, fewer: 0 };
}

/**
 * One team becomes part of another: its people, entries, alerts and invitations, the teams inside it, and the
 * views and templates that name it go over, and the old address leads to the new one.
 */
export async function mergeTeams(db: Database, who: Person, { slug, into }: Merging): Promise<Team> {
	const from = await teamToChange(db, who, slug);
	const target = await transact(db, async (tx) => {
		const found = await otherTeam(tx, from, into);
		const given = await giveToTeam(tx, from.id, found.id);
		await giveAlertsToTeam(tx, from.id, found.id);
		await giveQuestionsToTeam(tx, from.id, found.id);
		await giveWebhooksToTeam(tx, from.id, found.id);
		await giveIncomingToTeam(tx, from.id, found.id);
		await giveChatToTeam(tx, from.id, found.id);
		await givePromisesToTeam(tx, from.id, found.id);
		await giveLettersToTeam(tx, from.id, found.id);
		await renameTeamInViews(tx, from.slug, found.slug);
		await renameTeamInTemplates(tx, from.slug, found.slug);
		await becomePartOf(tx, from, found);
		for (const id of given) await refreshWays(tx, id);
		await note(tx, who, {
			act: 'team-merged',
			subject: { kind: 'team', id: from.slug },
			details: { into: found.slug, entries: given.length },
		});
		return found;
	});
	await lookAgain();
	return target;
}

/** A team that nothing and nobody belongs to. */
export async function removeTeam(db: Database, who: Person, slug: string): Promise<void> {
	const found = await teamToChange(db, who, slug);
	await transact(db, async (tx) => {
		if (!(await isEmpty(tx, found.id))) {
			conflict(
				'Something belongs to it still: people, post-mortems, alerts, promised time or teams. Merge it into another.',
			);
		}
		await tx.delete(formerTeam).where(eq(formerTeam.teamId, found.id));
		await tx.delete(team).where(eq(team.id, found.id));
		await note(tx, who, { act: 'team-removed', subject: { kind: 'team', id: found.slug } });
	});
}

export async function isEmpty(db: Reader, teamId: number): Promise<boolean> {
	return (
		(await hasNobody(db, teamId)) &&
		(await allOfTeam(db, teamId)) === 0 &&
		!(await hasAlerts(db, teamId)) &&
		!(await hasPromises(db, teamId))
	);
}

async function otherTeam(db: Reader, from: Team, into: number): Promise<Team> {
	const found = (await listTeams(db)).find(({ id }) => id === into && id !== from.id);
	return found ?? invalid({ into: 'Choose the team that it becomes part of.' });
}
