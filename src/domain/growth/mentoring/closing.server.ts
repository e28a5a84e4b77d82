import { and, eq, inArray, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { sayLearned } from './checks.server.ts';
import type { Closing } from './mentorship-form.ts';
import { findOwn, isOneOf, otherThan, refuseUnless, type MentorshipRow } from './ones.server.ts';
import { giveFreePlaces } from './places.server.ts';
import { mentorship, mentorshipChange, mentorshipCheck } from './tables.server.ts';
import { saysOfAsking } from './telling.ts';

/** Either of the two ends it, at any time, and nobody asks why. The other hears of it once. */
export async function leave(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		if (row.state === 'closed') return;
		refuseUnless(row, 'agreed');
		await close(tx, row, who.id);
		const to = [otherThan(row, who)];
		await tell(tx, { to, kind: 'mentorship-ended', by: who.id, subject: String(id) });
	});
}

/** It is over, and whoever closes it says what they take from it, if they like to. The other can as well. */
export async function closeWithWords(
	db: Database,
	who: Person,
	id: number,
	{ learned, readers }: Closing,
): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed', 'closed');
		if (row.state === 'agreed') {
			await close(tx, row, who.id);
			const to = [otherThan(row, who)];
			await tell(tx, { to, kind: 'mentorship-closed', by: who.id, subject: String(id) });
		}
		if (learned !== '') await sayLearned(tx, who, id, { words: learned, readers });
	});
}

/** It is over, whoever ended it: nothing is asked of anybody any more, and who waits has a place. */
export async function close(tx: Transaction, row: MentorshipRow, by: number | null): Promise<void> {
	const { id } = row;
	await tx
		.update(mentorship)
		.set({ state: 'closed', closedAt: now(), closedBy: by })
		.where(eq(mentorship.id, id));
	await tx.delete(mentorshipChange).where(eq(mentorshipChange.mentorshipId, id));
	await tx
		.delete(mentorshipCheck)
		.where(and(eq(mentorshipCheck.mentorshipId, id), isNull(mentorshipCheck.answeredAt)));
	await settle(tx, { kind: 'mentorship-change-asked', subject: String(id) });
	for (const when of ['mid', 'end']) await settle(tx, { kind: 'mentorship-check', subject: `${id} ${when}` });
	await giveFreePlaces(tx, row);
}

/**
 * Somebody leaves the workspace: what they agreed on is closed, and what they asked or were asked is asked no more. The
 * others hear of it, in the transaction in which they leave.
 */
export async function closeAllOf(tx: Transaction, personId: number): Promise<void> {
	const open = await tx
		.select()
		.from(mentorship)
		.where(and(isOneOf({ id: personId }), inArray(mentorship.state, ['waiting', 'asked', 'agreed'])));
	for (const row of open) {
		const other = otherThan(row, { id: personId });
		// Of what waits, only whoever asked knows.
		const hears = row.state !== 'waiting' || row.askedBy === other;
		await close(tx, row, null);
		await settle(tx, { kind: 'mentorship-asked', to: [other], subject: saysOfAsking(row) });
		if (hears)
			await tell(tx, { to: [other], kind: 'mentorship-left', by: personId, subject: String(row.id) });
	}
}
