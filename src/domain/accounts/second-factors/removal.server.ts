import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { note } from '../../audit/audit.server.ts';
import { stillHere } from '../people.server.ts';
import { isAdmin, type Person } from '../person.ts';
import type { Confirmed } from './confirmation.server.ts';
import { hasSecondFactor } from './having.server.ts';
import { keepAFactor } from './keeping.server.ts';
import { halfSignedIn, oneTimeKey, passkey, recoveryCode } from './tables.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

export async function turnCodesOff(db: Database, who: Confirmed): Promise<void> {
	await transact(db, async (tx) => {
		const mine = and(eq(oneTimeKey.personId, who.id), isNotNull(oneTimeKey.confirmedAt));
		const removed = await tx.delete(oneTimeKey).where(mine).returning({ personId: oneTimeKey.personId });
		if (removed.length === 0) return;
		await keepAFactor(tx, who);
		await note(tx, who, { act: 'codes-off' });
		await tellOfTwoSteps(tx, who.id, 'codes-off');
	});
}

/** The telephone is lost, and the codes with it: whoever looks after the workspace knows that it is them who asks. */
export async function removeSecondFactors(
	db: Database,
	who: Person,
	input: { personId: number },
): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators can do that.');
	if (who.id === input.personId) forbidden('Your own second steps are in your settings.');
	await transact(db, async (tx) => {
		const target = await stillHere(tx, input.personId);
		if (target.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can do that to an owner.');
		await takeAway(tx, who, input.personId);
	});
}

/** For whoever holds the data folder, at the command line. */
export async function removeSecondFactorsAtTheMachine(db: Database, personId: number): Promise<void> {
	await transact(db, (tx) => takeAway(tx, null, personId));
}

async function takeAway(tx: Transaction, by: Person | null, personId: number): Promise<void> {
	if (!(await hasSecondFactor(tx, personId))) conflict('They have no second step.');
	await tx.delete(oneTimeKey).where(eq(oneTimeKey.personId, personId));
	await tx.delete(passkey).where(eq(passkey.personId, personId));
	await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
	await tx.delete(halfSignedIn).where(eq(halfSignedIn.personId, personId));
	await note(tx, by, { act: 'second-factors-removed', subject: { kind: 'person', id: personId } });
	await tellOfTwoSteps(tx, personId, 'removed');
}
