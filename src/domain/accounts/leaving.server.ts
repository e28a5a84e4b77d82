import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { note } from '../audit/audit.server.ts';
import { mayAdminister, mayDeactivate } from './may.ts';
import { keepAnOwner, stillHere } from './people.server.ts';
import type { Person } from './person.ts';
import { challenge, halfSignedIn } from './second-factors/tables.server.ts';
import { apiToken, invitation, mailedLink, person, session } from './tables.server.ts';

const REFUSED = 'Only owners and administrators can do that.';

/**
 * Somebody leaves. What they wrote stays; every way in ends at once and for good: sessions, half sign-ins,
 * tokens, links that were mailed to them, and the invitations that they made. Their password, passkeys and
 * identities open nothing while they are away, and are theirs again should they come back.
 * @param also what goes in the same commit, and accounts know nothing of
 */
export async function deactivate(
	db: Database,
	who: Person,
	input: { personId: number },
	{ also }: { also?: (tx: Transaction) => Promise<void> } = {},
): Promise<void> {
	if (!mayAdminister(who)) forbidden(REFUSED);
	const { personId } = input;
	await transact(db, async (tx) => {
		const { role } = await stillHere(tx, personId);
		if (!mayDeactivate(who, role)) forbidden('Only an owner can do that to an owner.');
		if (role === 'owner') await keepAnOwner(tx, personId);
		await tx.update(person).set({ deactivatedAt: now() }).where(eq(person.id, personId));
		await endEveryWayIn(tx, personId);
		await also?.(tx);
		await note(tx, who, { act: 'person-deactivated', subject: { kind: 'person', id: personId } });
	});
	await lookAgain();
}

async function endEveryWayIn(tx: Transaction, personId: number): Promise<void> {
	await tx.delete(session).where(eq(session.personId, personId));
	await tx.delete(halfSignedIn).where(eq(halfSignedIn.personId, personId));
	await tx.delete(challenge).where(eq(challenge.personId, personId));
	await tx.delete(mailedLink).where(eq(mailedLink.personId, personId));
	await tx
		.update(apiToken)
		.set({ revokedAt: now() })
		.where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)));
	await tx
		.update(invitation)
		.set({ withdrawnAt: now() })
		.where(
			and(eq(invitation.invitedBy, personId), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)),
		);
}

/** Somebody is back, with the role and the teams they had; tokens and invitations are made anew. */
export async function reactivate(db: Database, who: Person, input: { personId: number }): Promise<void> {
	if (!mayAdminister(who)) forbidden(REFUSED);
	const { personId } = input;
	await transact(db, async (tx) => {
		const [away] = await tx
			.select({ role: person.role })
			.from(person)
			.where(and(eq(person.id, personId), isNotNull(person.deactivatedAt), isNull(person.erasedAt)));
		if (!away) missing('This person');
		if (!mayDeactivate(who, away.role)) forbidden('Only an owner can do that to an owner.');
		await tx.update(person).set({ deactivatedAt: null }).where(eq(person.id, personId));
		await note(tx, who, { act: 'person-reactivated', subject: { kind: 'person', id: personId } });
	});
}

/** Somebody who has left and is not erased, by the address they had. */
export async function findWhoLeft(db: Reader, email: string): Promise<{ id: number } | null> {
	const [found] = await db
		.select({ id: person.id })
		.from(person)
		.where(
			and(
				sql`lower(${person.email}) = ${email.toLowerCase()}`,
				isNotNull(person.deactivatedAt),
				isNull(person.erasedAt),
			),
		);
	return found ?? null;
}
