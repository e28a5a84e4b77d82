import { and, eq, gte, isNull } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { endLinks, makeLink, takeLink } from './mailed-links.server.ts';
import { endAllSessions } from './new-password.server.ts';
import { addressIn, nobodyElseHas, personOfLink } from './own-address.server.ts';
import { RESET_VALID_FOR } from './reset.server.ts';
import { identity } from './providers/tables.server.ts';
import { oneTimeKey, passkey, recoveryCode } from './second-factors/tables.server.ts';
import { apiToken, mailedLink, password, person } from './tables.server.ts';

export function readKeeping(db: Reader, secret: string) {
	return addressIn(db, secret, 'keep-email');
}

/**
 * “This was not me”, from the old address: it is the one that counts, and whatever whoever asked had in hand
 * counts no more: neither sessions nor the password, nor tokens, passkeys, keys of codes and linked identities that
 * came since. Recovery codes do not tell when they were made, so all of them go; new ones are made at will.
 * @returns the secret of a link for a new password
 */
export async function keepAddress(db: Database, secret: string): Promise<string> {
	return transact(db, async (tx) => {
		const link = await takeLink(tx, secret, 'keep-email');
		const { id } = await personOfLink(tx, link.personId);
		await nobodyElseHas(tx, link.email, id);
		await tx.update(person).set({ email: link.email, emailVerifiedAt: now() }).where(eq(person.id, id));
		await tx.delete(password).where(eq(password.personId, id));
		await endAllSessions(tx, id);
		await endLinks(tx, { personId: id }, 'confirm-email', 'reset', 'handed-reset');
		await endWhatCameSince(tx, id, link.createdAt);
		await note(tx, { id }, { act: 'address-kept' });
		return makeLink(tx, { purpose: 'reset', personId: id, email: link.email, validFor: RESET_VALID_FOR });
	});
}

/** Letters to addresses that came later undo nothing: only an earlier owner's may undo this one. */
async function endWhatCameSince(tx: Transaction, personId: number, since: number): Promise<void> {
	const links = and(
		eq(mailedLink.personId, personId),
		eq(mailedLink.purpose, 'keep-email'),
		gte(mailedLink.createdAt, since),
		isNull(mailedLink.usedAt),
	);
	await tx.update(mailedLink).set({ usedAt: now() }).where(links);
	const tokens = and(
		eq(apiToken.personId, personId),
		gte(apiToken.createdAt, since),
		isNull(apiToken.revokedAt),
	);
	await tx.update(apiToken).set({ revokedAt: now() }).where(tokens);
	await tx.delete(passkey).where(and(eq(passkey.personId, personId), gte(passkey.createdAt, since)));
	await tx.delete(oneTimeKey).where(and(eq(oneTimeKey.personId, personId), gte(oneTimeKey.createdAt, since)));
	await tx.delete(identity).where(and(eq(identity.personId, personId), gte(identity.linkedAt, since)));
	await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
}
