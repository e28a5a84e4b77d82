import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { team } from '../../accounts/tables.server.ts';
import { findTeam } from '../../accounts/teams.server.ts';
import { insightLetter } from '../../notifications/tables.server.ts';
import { weekOfLetter } from './schedule.ts';

export const LetterWish = z.object({
	every: z.enum(['week', 'never']),
	/** A slug; nothing is the whole workspace. */
	team: z
		.string()
		.trim()
		.max(120)
		.default('')
		.transform((slug) => slug || null),
});
export type LetterWish = z.output<typeof LetterWish>;

/** Nobody has it who did not ask for it. */
export async function insightLetterWish(db: Reader, who: Pick<Person, 'id'>): Promise<LetterWish> {
	const [row] = await db
		.select({ team: team.slug })
		.from(insightLetter)
		.leftJoin(team, eq(team.id, insightLetter.teamId))
		.where(eq(insightLetter.personId, who.id));
	return row ? { every: 'week', team: row.team } : { every: 'never', team: null };
}

/** The first one comes when the next week begins, and none for what is over. */
export async function chooseInsightLetter(
	db: Database,
	who: Person,
	{ every, team: slug }: LetterWish,
): Promise<void> {
	if (isGuest(who)) forbidden('Insights are of the workspace, which a guest is not of.');
	await transact(db, async (tx) => {
		if (every === 'never') {
			await tx.delete(insightLetter).where(eq(insightLetter.personId, who.id));
			return;
		}
		const found = slug === null ? null : await findTeam(tx, slug);
		if (slug !== null && !found) invalid({ team: 'That team is not here any more. Choose another one.' });
		const teamId = found?.id ?? null;
		await tx
			.insert(insightLetter)
			.values({ personId: who.id, teamId, sentFor: weekOfLetter(who.zone, now()) })
			.onConflictDoUpdate({ target: insightLetter.personId, set: { teamId } });
	});
}

/** What somebody asked to hear of a team that became part of another, they hear of that one. */
export async function giveLettersToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(insightLetter).set({ teamId: into }).where(eq(insightLetter.teamId, from));
}
