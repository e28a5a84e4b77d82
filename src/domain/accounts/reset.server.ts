import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import { HOUR, MINUTE } from '#lib/dates.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { limit, ownNetwork } from './limits.server.ts';
import { endLinks, makeLink, readLink, takeLink } from './mailed-links.server.ts';
import { acceptedAgain, storePassword } from './new-password.server.ts';
import { needPasswords } from './providers/passwords-allowed.server.ts';
import { findPerson } from './people.server.ts';
import { isAdmin, PasswordAgain, type Person } from './person.ts';
import { person } from './tables.server.ts';

/** As long as a link for a new password works. */
export const RESET_VALID_FOR = 30 * MINUTE;

export const Forgotten = z.object({
	email: z.string().trim().toLowerCase().min(1, 'Which e-mail address?').max(200),
});

export const ResetPassword = z.object({ newPassword: PasswordAgain });

/**
 * Whoever forgot a password, or says so. A known and an unknown address take the same way, statement for
 * statement: a letter is queued for both, and for nobody it is dropped when it would be written.
 */
export async function askForReset(db: Database, input: z.output<typeof Forgotten>): Promise<void> {
	await needPasswords(db.read);
	if (!(await mailIsSetUp(db.read)))
		conflict('No mail is set up here. An administrator can make you a link.');
	await limit(db, 'reset by network', ownNetwork(), { times: 20, within: HOUR });
	// No longer than a link works: whoever uses this up against somebody has sent them one that does.
	await limit(db, 'reset', input.email, { times: 3, within: RESET_VALID_FOR });
	await transact(db, async (tx) => {
		const found = await findPerson(tx, input.email);
		await queueMail(tx, {
			kind: 'reset',
			key: `reset:${randomName(16)}`,
			about: { person: found?.id ?? 0 },
		});
	});
}

/** For somebody whom no mail reaches. @returns the secret for the link; it is shown this once */
export async function makeResetLink(db: Database, who: Person, input: { personId: number }): Promise<string> {
	if (!isAdmin(who)) forbidden('Only owners and administrators make links for a new password.');
	return transact(db, async (tx) => {
		const target = await accountOf(tx, input.personId);
		if (target.role === 'owner' && who.role !== 'owner') forbidden('Only an owner can do that for an owner.');
		await note(tx, who, { act: 'reset-link-made', subject: { kind: 'person', id: target.id } });
		const { id: personId, email } = target;
		return makeLink(tx, { purpose: 'handed-reset', personId, email, validFor: RESET_VALID_FOR });
	});
}

/** Who gets a new password through this link. Reading it uses nothing up. */
export async function readReset(db: Reader, secret: string) {
	const { personId } = await readLink(db, secret, 'reset', 'handed-reset');
	return accountOf(db, personId);
}

/** Ends all sessions and signs nobody in: whoever has a second factor is still asked for it. */
export async function resetPassword(
	db: Database,
	secret: string,
	input: z.output<typeof ResetPassword>,
): Promise<void> {
	const target = await readReset(db.read, secret);
	const hash = await acceptedAgain(db.read, target, input.newPassword);
	await transact(db, async (tx) => {
		const { purpose, email } = await takeLink(tx, secret, 'reset', 'handed-reset');
		const { id } = await accountOf(tx, target.id);
		await storePassword(tx, id, hash);
		if (purpose === 'reset') {
			const same = and(eq(person.id, id), eq(person.email, email));
			await tx.update(person).set({ emailVerifiedAt: now() }).where(same);
		}
		await endLinks(tx, { personId: id }, 'reset', 'handed-reset');
		await note(tx, { id }, { act: 'password-reset', details: { handed: purpose === 'handed-reset' } });
		await queueMail(tx, {
			kind: 'new-password',
			key: `new-password:${randomName(16)}`,
			about: { person: id },
		});
	});
}

async function accountOf(db: Reader, id: number | null) {
	const [found] = await db
		.select({ id: person.id, name: person.name, email: person.email, role: person.role })
		.from(person)
		.where(and(eq(person.id, id ?? 0), isNull(person.deactivatedAt)));
	return found ?? missing('This link');
}
