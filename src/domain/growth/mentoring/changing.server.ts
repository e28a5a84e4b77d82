import { eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { refuseEnd } from './asking.server.ts';
import { forgetUnansweredEnd } from './checks.server.ts';
import type { Agreement } from './mentorship-form.ts';
import { findOwn, otherThan, refuseUnless } from './ones.server.ts';
import { mentorship, mentorshipChange } from './tables.server.ts';

const KIND = 'mentorship-change-asked';

/** Something else is proposed; what was agreed holds until the other says yes. A later proposal takes the place of one’s own. */
export async function propose(db: Database, who: Person, id: number, wanted: Agreement): Promise<void> {
	refuseEnd(who, wanted.endsOn);
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed');
		const { aim, rhythm, endsOn } = wanted;
		if (aim === row.aim && rhythm === row.rhythm && endsOn === row.endsOn)
			invalid({ aim: 'That is what you agreed on already. Change a word, or a day.' });
		const before = await proposed(tx, id);
		if (before && before.byId !== who.id)
			conflict('The other has proposed something else. Answer that first.');
		const set = { byId: who.id, aim, rhythm, endsOn, at: now() };
		await tx
			.insert(mentorshipChange)
			.values({ mentorshipId: id, ...set })
			.onConflictDoUpdate({ target: mentorshipChange.mentorshipId, set });
		await tell(tx, { to: [otherThan(row, who)], kind: KIND, by: who.id, subject: String(id) });
	});
}

export async function takeProposalBack(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		const change = await proposed(tx, id);
		if (change?.byId !== who.id) conflict('It was answered in the meantime.');
		await drop(tx, id, otherThan(row, who));
	});
}

/** Yes, and it holds from now on; or it stays as it was. `at` is the proposal that was read. */
export async function answerProposal(
	db: Database,
	who: Person,
	id: number,
	{ yes, at }: { yes: boolean; at: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		refuseUnless(row, 'agreed');
		const change = await proposed(tx, id);
		if (!change) conflict('It was taken back in the meantime.');
		if (change.byId === who.id) forbidden('The other answers what you propose.');
		if (change.at !== at) conflict('It was changed in the meantime. Read it once more, as it stands here.');
		if (yes) {
			const { aim, rhythm, endsOn } = change;
			if (endsOn <= isoDay(now(), who.zone))
				conflict('The day that was proposed is over. Propose another one.');
			await tx.update(mentorship).set({ aim, rhythm, endsOn }).where(eq(mentorship.id, id));
			if (endsOn > row.endsOn) await forgetUnansweredEnd(tx, id);
		}
		await drop(tx, id, who.id);
		const subject = `${id} ${yes ? 'yes' : 'no'}`;
		await tell(tx, { to: [change.byId], kind: 'mentorship-change-answered', by: who.id, subject });
	});
}

export async function proposed(db: Pick<Transaction, 'select'>, id: number) {
	const [found] = await db.select().from(mentorshipChange).where(eq(mentorshipChange.mentorshipId, id));
	return found ?? null;
}

async function drop(tx: Transaction, id: number, asked: number): Promise<void> {
	await tx.delete(mentorshipChange).where(eq(mentorshipChange.mentorshipId, id));
	await settle(tx, { kind: KIND, subject: String(id), to: [asked] });
}
