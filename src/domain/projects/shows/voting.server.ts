import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { seasonOf, seasonToHost, type StoredSeason } from '../seasons/seasons.server.ts';
import { season } from '../seasons/tables.server.ts';
import { project, projectMember } from '../tables.server.ts';
import { programmeOf } from './programme.server.ts';
import { firstOf, votingAt, type Vote } from './show.ts';
import { awardVote } from './tables.server.ts';

/** Everything that somebody needs to vote: what is shown, which of it is theirs, and what they chose so far. */
export async function ballotOf(db: Database, who: Person, slug: string) {
	const row = await seasonOf(db.read, who, slug);
	const own = await ownOf(db.read, who.id, row.id);
	const shown = await candidates(db.read, who, row.id);
	const mine = await db.read
		.select({ award: awardVote.award, entryId: awardVote.entryId })
		.from(awardVote)
		.where(and(eq(awardVote.seasonId, row.id), eq(awardVote.personId, who.id)));
	const chosen = new Map(mine.map(({ award, entryId }) => [award, entryId]));
	const votable = shown.filter(({ entryId }) => !own.has(entryId));
	return {
		voting: votingAt(row.votesUntil, now()),
		until: row.votesUntil,
		own: shown.filter(({ entryId }) => own.has(entryId)).map(({ title }) => title),
		projects: votable.map(({ number, title, pitch }) => ({ number, title, pitch })),
		awards: row.awards.map(({ key, name }) => ({
			...{ key, name },
			chosen: votable.find(({ entryId }) => entryId === chosen.get(key))?.number ?? null,
		})),
	};
}

/** One vote for each award, which can be changed until voting is over; never for what one has worked on. */
export async function vote(db: Database, who: Person, slug: string, { award, number }: Vote): Promise<void> {
	await transact(db, async (tx) => {
		const row = await seasonOf(tx, who, slug);
		const voting = votingAt(row.votesUntil, now());
		if (voting !== 'open')
			conflict(voting === 'over' ? 'Voting is over.' : 'Voting has not begun. Its hosts open it.');
		if (!row.awards.some(({ key }) => key === award))
			invalid({ award: 'That award is not given this time.' });
		const mine = { seasonId: row.id, award, personId: who.id };
		if (number === null) {
			await tx
				.delete(awardVote)
				.where(
					and(eq(awardVote.seasonId, row.id), eq(awardVote.award, award), eq(awardVote.personId, who.id)),
				);
			return;
		}
		const one = (await candidates(tx, who, row.id)).find((shown) => shown.number === number);
		if (!one) invalid({ number: 'Choose one that is in the show.' });
		if ((await ownOf(tx, who.id, row.id)).has(one.entryId))
			invalid({ number: 'That is your own. Choose one of the others.' });
		await tx
			.insert(awardVote)
			.values({ ...mine, entryId: one.entryId })
			.onConflictDoUpdate({
				target: [awardVote.seasonId, awardVote.award, awardVote.personId],
				set: { entryId: one.entryId },
			});
	});
}

/** Hosts say until when, also while it is open; once it is over it stays over. */
export async function openVoting(db: Database, who: Person, slug: string, { until }: { until: number }) {
	await transact(db, async (tx) => {
		const row = await seasonToHost(tx, who, slug);
		if (votingAt(row.votesUntil, now()) === 'over') conflict('Voting is over, and what came of it is told.');
		if (until <= now()) invalid({ until: 'Choose a time that is still to come.' });
		await tx.update(season).set({ votesUntil: until }).where(eq(season.id, row.id));
	});
}

/**
 * What came of it, once voting is over: for each award the projects that nobody has more votes than, without any number.
 * A vote for what somebody has come to work on since is none.
 */
export async function awarded(db: Database, who: Person, row: StoredSeason) {
	if (votingAt(row.votesUntil, now()) !== 'over') return null;
	const shown = await candidates(db.read, who, row.id);
	const votes = await db.read
		.select({ award: awardVote.award, entryId: awardVote.entryId, votes: count() })
		.from(awardVote)
		.where(
			and(
				eq(awardVote.seasonId, row.id),
				sql`NOT EXISTS (SELECT 1 FROM ${projectMember} WHERE ${projectMember.entryId} = ${awardVote.entryId}
					AND ${projectMember.personId} = ${awardVote.personId})`,
			),
		)
		.groupBy(awardVote.award, awardVote.entryId);
	return row.awards.map(({ key, name }) => {
		const first = firstOf(votes.filter(({ award }) => award === key));
		return {
			...{ key, name },
			projects: shown
				.filter(({ entryId }) => first.includes(entryId))
				.map(({ number, title }) => ({ number, title })),
		};
	});
}

/** What everybody of the workspace can see, so that everybody chooses among the same. */
async function candidates(db: Reader, who: Person, seasonId: number) {
	const shown = await programmeOf(db, who, seasonId);
	const ids = shown.map(({ entryId }) => entryId);
	const open = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(inArray(entry.id, ids), eq(entry.visibility, 'workspace')));
	const seen = new Set(open.map(({ id }) => id));
	return shown.filter(({ entryId }) => seen.has(entryId));
}

/** What somebody works on in a season, or has worked on, and what they pitched. */
async function ownOf(db: Reader, personId: number, seasonId: number): Promise<Set<number>> {
	const rows = await db
		.selectDistinct({ id: project.entryId })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.leftJoin(projectMember, eq(projectMember.entryId, project.entryId))
		.where(
			and(
				eq(project.seasonId, seasonId),
				sql`(${projectMember.personId} = ${personId} OR ${entry.createdBy} = ${personId})`,
			),
		);
	return new Set(rows.map(({ id }) => id));
}
