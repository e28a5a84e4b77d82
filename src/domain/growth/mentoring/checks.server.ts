import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle } from '../../notifications/notifications.server.ts';
import type { CheckForm } from './mentorship-form.ts';
import { findOwn, refuseUnless } from './ones.server.ts';
import { mentorshipCheck } from './tables.server.ts';

/**
 * How it goes, in one’s own words, once one was asked; and what one takes from it, once it is closed. Whoever says it
 * chooses whether the other reads it, and may change both.
 */
export async function say(db: Database, who: Person, id: number, said: CheckForm): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed', 'closed');
		if (said.when === 'learned') {
			refuseUnless(row, 'closed');
			if (row.agreedAt === null) missing('This');
			await sayLearned(tx, who, id, said);
			return;
		}
		const { when } = said;
		const answer = { words: said.words, shared: said.readers === 'two', answeredAt: now() };
		const mine = and(mineOf(who, id), eq(mentorshipCheck.when, when));
		const asked = await tx
			.update(mentorshipCheck)
			.set(answer)
			.where(mine)
			.returning({ when: mentorshipCheck.when });
		if (asked.length === 0) missing('This question');
		await settle(tx, { kind: 'mentorship-check', subject: `${id} ${when}`, to: [who.id] });
	});
}

/** What somebody takes from it. */
export async function sayLearned(
	tx: Transaction,
	who: Person,
	id: number,
	{ words, readers }: Pick<CheckForm, 'words' | 'readers'>,
): Promise<void> {
	const at = now();
	const set = { words, shared: readers === 'two', answeredAt: at };
	await tx
		.insert(mentorshipCheck)
		.values({ mentorshipId: id, personId: who.id, when: 'learned', askedAt: at, ...set })
		.onConflictDoUpdate({
			target: [mentorshipCheck.mentorshipId, mentorshipCheck.personId, mentorshipCheck.when],
			set,
		});
	await settle(tx, { kind: ['mentorship-closed', 'mentorship-time'], subject: String(id), to: [who.id] });
}

const mineOf = (who: Person, id: number) =>
	and(eq(mentorshipCheck.mentorshipId, id), eq(mentorshipCheck.personId, who.id));

/** It ends later now: nobody has to say yet how it went, and each is asked again then. What was said stays. */
export async function forgetUnansweredEnd(tx: Transaction, id: number): Promise<void> {
	const unanswered = and(eq(mentorshipCheck.when, 'end'), isNull(mentorshipCheck.answeredAt));
	const asked = await tx
		.delete(mentorshipCheck)
		.where(and(eq(mentorshipCheck.mentorshipId, id), unanswered))
		.returning({ personId: mentorshipCheck.personId });
	const to = asked.map(({ personId }) => personId);
	if (to.length > 0) await settle(tx, { kind: 'mentorship-check', subject: `${id} end`, to });
}
