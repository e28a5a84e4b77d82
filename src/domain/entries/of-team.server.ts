import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { entry } from './tables.server.ts';

/** How many published entries are kept to the people of a team. */
export async function keptToTeam(db: Reader, teamId: number): Promise<number> {
	const [found] = await db
		.select({ n: count() })
		.from(entry)
		.where(
			and(
				eq(entry.teamId, teamId),
				eq(entry.visibility, 'team'),
				isNotNull(entry.publishedAt),
				isNull(entry.removedAt),
			),
		);
	return found?.n ?? 0;
}

/** Whatever belongs to it, drafts and what was removed included. */
export async function allOfTeam(db: Reader, teamId: number): Promise<number> {
	const [found] = await db.select({ n: count() }).from(entry).where(eq(entry.teamId, teamId));
	return found?.n ?? 0;
}

/** @returns the entries that are another team's now: the caller keeps the search index in step */
export async function giveToTeam(tx: Transaction, from: number, into: number): Promise<number[]> {
	const given = await tx
		.update(entry)
		.set({ teamId: into })
		.where(eq(entry.teamId, from))
		.returning({ id: entry.id });
	return given.map(({ id }) => id);
}
