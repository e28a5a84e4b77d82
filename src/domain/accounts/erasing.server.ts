import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { forbidden } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { note } from '../audit/audit.server.ts';
import { mayErase } from './may.ts';
import type { Person } from './person.ts';
import { identity, providerVisit } from './providers/tables.server.ts';
import {
	challenge,
	halfSignedIn,
	oneTimeKey,
	passkey,
	recoveryCode,
} from './second-factors/tables.server.ts';
import {
	apiToken,
	erasureAsked,
	invitation,
	mailedLink,
	membership,
	password,
	person,
	session,
} from './tables.server.ts';

export const SOMEBODY_WHO_HAS_LEFT = 'Someone who has left';
/** Nobody's address, and no mail ever goes there: the ending is reserved. */
export const erasedAddress = (personId: number) => `erased-${personId}@nobody.invalid`;

/** Whoever looks after the workspace is told; nothing happens by itself. */
export async function askErasure(db: Database, who: Person): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await tx
			.insert(erasureAsked)
			.values({ personId: who.id, askedAt: now() })
			.onConflictDoNothing()
			.returning({ personId: erasureAsked.personId });
		if (asked.length > 0) await note(tx, who, { act: 'erasure-asked' });
	});
}

export async function takeBackErasure(db: Database, who: Person): Promise<void> {
	await transact(db, async (tx) => {
		const taken = await tx
			.delete(erasureAsked)
			.where(eq(erasureAsked.personId, who.id))
			.returning({ personId: erasureAsked.personId });
		if (taken.length > 0) await note(tx, who, { act: 'erasure-taken-back' });
	});
}

export async function askedForErasure(db: Reader, personId: number): Promise<number | null> {
	const [row] = await db.select().from(erasureAsked).where(eq(erasureAsked.personId, personId));
	return row?.askedAt ?? null;
}

/** Who waits for being erased: in the inbox of owners, and of nobody else. */
export async function erasuresAsked(db: Reader, who: Person) {
	if (!mayErase(who)) return [];
	return (
		db
			.select({ id: person.id, name: person.name, askedAt: erasureAsked.askedAt })
			.from(erasureAsked)
			// Few ask, and the other way round every person would be looked at.
			.crossJoin(person)
			.where(eq(person.id, erasureAsked.personId))
			.orderBy(asc(erasureAsked.askedAt))
	);
}

export function refuseErasing(who: Person): void {
	if (!mayErase(who)) forbidden('Only an owner erases somebody who has left.');
}

/** The account without the person: a row that what they wrote can go on naming, and nothing to come in with. */
export async function eraseAccount(
	tx: Transaction,
	personId: number,
): Promise<{ name: string; email: string }> {
	const [before] = await tx.select().from(person).where(eq(person.id, personId));
	if (!before) throw new Error('The person is not there.');
	for (const table of [
		password,
		session,
		apiToken,
		mailedLink,
		membership,
		erasureAsked,
		identity,
		providerVisit,
		challenge,
		halfSignedIn,
		oneTimeKey,
		passkey,
		recoveryCode,
	]) {
		await tx.delete(table).where(eq(table.personId, personId));
	}
	const email = erasedAddress(personId);
	// They may have asked to join once more, by a link that knows no account.
	await tx.delete(mailedLink).where(sql`lower(${mailedLink.email}) = ${before.email.toLowerCase()}`);
	await tx
		.update(invitation)
		.set({ email })
		.where(sql`lower(${invitation.email}) = ${before.email.toLowerCase()}`);
	await tx
		.update(invitation)
		.set({ withdrawnAt: now() })
		.where(
			and(eq(invitation.invitedBy, personId), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)),
		);
	await tx
		.update(person)
		.set({
			name: SOMEBODY_WHO_HAS_LEFT,
			email,
			role: 'member',
			zone: 'UTC',
			emailVerifiedAt: null,
			erasedAt: now(),
		})
		.where(eq(person.id, personId));
	return { name: before.name, email: before.email };
}
