import { and, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { note } from '../../audit/audit.server.ts';
import { subjectOf } from '../../entries/kinds.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { fillOnceTaken, taken } from '../opportunities/standing.server.ts';
import type { ApplicationAnswer } from './application.ts';
import { askedNoMore } from './applying.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { leadStanding } from './lead-step.ts';
import { findOpening, type Opening } from './opening.server.ts';
import { application } from './tables.server.ts';

export type ApplicationRow = typeof application.$inferSelect;

/**
 * Whether somebody answers what was asked: whoever answers for the opening now, and once silence passed it on, everybody
 * who looks after it.
 */
export const mayAnswer = (who: Person, found: Opening, row: Pick<ApplicationRow, 'handedOnAt'>): boolean =>
	found.contact?.id === who.id || (found.isAuthor && row.handedOnAt !== null);

/** Yes, or not this time with a reason. The decision is noted, without what it was. */
export async function answer(
	db: Database,
	who: Person,
	number: number,
	{ id, answer: said, reason }: ApplicationAnswer & { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { found, row } = await openOne(tx, who, number, id);
		if (said === 'yes') await refuseYes(tx, found, row);
		const state = said === 'yes' ? 'accepted' : 'declined';
		const kept = said === 'yes' ? {} : { shown: [] };
		await tx
			.update(application)
			.set({ state, reason, answeredBy: who.id, answeredAt: now(), ...kept })
			.where(eq(application.id, id));
		await askedNoMore(tx, row);
		if (said === 'yes') await fillOnceTaken(tx, found.id);
		await tell(tx, {
			to: [row.personId],
			kind: said === 'yes' ? 'application-accepted' : 'application-not-this-time',
			entryId: found.id,
			by: who.id,
			subject: String(id),
		});
		await note(tx, who, { act: 'application-answered', subject: subjectOf(found) });
	});
}

async function openOne(tx: Transaction, who: Person, number: number, id: number) {
	const found = await findOpening(tx, who, number);
	if (!found.isAuthor && found.contact?.id !== who.id) missing('This opening');
	const [row] = await tx
		.select()
		.from(application)
		.where(and(eq(application.id, id), eq(application.entryId, found.id)));
	if (!row || !mayAnswer(who, found, row)) missing('What was asked');
	if (row.state === 'withdrawn') conflict('They have withdrawn it in the meantime.');
	if (row.state !== 'asked') conflict('It is answered already.');
	return { found, row };
}

async function refuseYes(tx: Transaction, found: Opening, row: ApplicationRow): Promise<void> {
	const { places, state } = found.opportunity;
	if (state === 'closed') conflict('It is closed. Open it again first.');
	if ((await taken(tx, found.id)) >= places)
		conflict('All its places are taken. Give the opening one more, and say yes then.');
	const standing = leadStanding(row);
	if (standing.is === 'waits' && (await readLeadStep(tx)).on)
		conflict('Their lead has not said yet from when it suits. You can say yes once they have.');
}
