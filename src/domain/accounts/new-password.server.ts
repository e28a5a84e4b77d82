import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { note } from '../audit/audit.server.ts';
import { enterAnew, type Admitted } from './admission.server.ts';
import { endLinks } from './mailed-links.server.ts';
import { OwnPassword, showPassword } from './own-password.server.ts';
import { minPassword } from './password-length.ts';
import { PasswordAgain, type Person } from './person.ts';
import { needPasswords } from './providers/passwords-allowed.server.ts';
import { endHalvesOf } from './second-factors/half.server.ts';
import { hasSecondFactor } from './second-factors/having.server.ts';
import { acceptedHash } from './setup.server.ts';
import { password, session } from './tables.server.ts';

export const NewPassword = z.object({ currentPassword: OwnPassword, newPassword: PasswordAgain });

/** One's own. All sessions end with the old password, this one too; a new one takes its place. */
export async function changePassword(
	db: Database,
	who: Person,
	origin: Origin,
	input: z.output<typeof NewPassword>,
): Promise<Admitted> {
	await showPassword(db, who, origin, input.currentPassword, { act: 'password-not-changed' });
	const hash = await acceptedAgain(db.read, who, input.newPassword);
	await transact(db, async (tx) => {
		await storePassword(tx, who.id, hash);
		await endLinks(tx, { personId: who.id }, 'reset', 'handed-reset');
		await note(tx, who, { act: 'password-changed' });
		const about = { person: who.id };
		await queueMail(tx, { kind: 'new-password', key: `new-password:${randomName(16)}`, about });
	});
	return enterAnew(db, who.id, { via: 'password', device: origin.device, instead: true });
}

/** Hashed outside the transaction. A password that is half of what is shown may be shorter. */
export async function acceptedAgain(
	db: Reader,
	who: Pick<Person, 'id' | 'name' | 'email'>,
	clear: string,
): Promise<string> {
	await needPasswords(db);
	const halfOfTwo = await hasSecondFactor(db, who.id);
	if (clear.length < minPassword(halfOfTwo)) {
		invalid({
			newPassword: `A password has ${minPassword()} characters or more, or ${minPassword(true)} where a second step is on. A few words in a row are fine.`,
		});
	}
	return acceptedHash(clear, [who.name, who.email], 'newPassword', halfOfTwo);
}

/** In the place of the old one, or as the first. Whoever was in with the old one, or half in, is out. */
export async function storePassword(tx: Transaction, personId: number, hash: string): Promise<void> {
	const row = { hash, changedAt: now() };
	await tx
		.insert(password)
		.values({ personId, ...row })
		.onConflictDoUpdate({ target: password.personId, set: row });
	await endAllSessions(tx, personId);
}

export async function endAllSessions(tx: Transaction, personId: number): Promise<void> {
	await tx.delete(session).where(eq(session.personId, personId));
	await endHalvesOf(tx, personId);
}
