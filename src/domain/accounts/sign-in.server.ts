import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { note } from '../audit/audit.server.ts';
import { enter, type Entrance } from './admission.server.ts';
import { countPasswordTry, passwordWasRight } from './password-tries.server.ts';
import { hashPassword, isOutdated, passwordMatches } from './passwords.server.ts';
import { needPasswords } from './providers/passwords-allowed.server.ts';
import { password, person } from './tables.server.ts';

export const Credentials = z.object({
	email: z.string().trim().toLowerCase().min(1, 'Which e-mail address?').max(200),
	password: z.string().min(1, 'Which password?').max(256),
});

/** Answers a wrong password and an unknown address alike, in words and in time. */
export async function signIn(
	db: Database,
	origin: Origin,
	input: z.output<typeof Credentials>,
): Promise<Entrance> {
	await needPasswords(db.read);
	await countPasswordTry(db, input.email, origin);
	const [account] = await db.read
		.select({ id: person.id, hash: password.hash })
		.from(person)
		.innerJoin(password, eq(password.personId, person.id))
		.where(and(sql`lower(${person.email}) = ${input.email}`, isNull(person.deactivatedAt)));

	const matches = await passwordMatches(input.password, account?.hash ?? null);
	if (!account || !matches) {
		await transact(db, (tx) => noteSignInFailed(tx, account?.id ?? null));
		invalid({ password: 'That e-mail address and password do not belong together.' });
	}
	await passwordWasRight(db, input.email, origin);
	if (isOutdated(account.hash)) await replaceHash(db, account.id, input.password);
	return enter(db, account.id, { via: 'password', device: origin.device });
}

async function noteSignInFailed(tx: Transaction, id: number | null): Promise<void> {
	await (id === null
		? note(tx, null, { act: 'sign-in-unknown' })
		: note(tx, null, { act: 'sign-in-failed', subject: { kind: 'person', id } }));
}

async function replaceHash(db: Database, personId: number, clear: string): Promise<void> {
	const hash = await hashPassword(clear);
	await transact(db, (tx) => tx.update(password).set({ hash }).where(eq(password.personId, personId)));
}
