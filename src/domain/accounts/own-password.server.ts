import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { note } from '../audit/audit.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { countPasswordTry, passwordWasRight } from './password-tries.server.ts';
import { passwordMatches } from './passwords.server.ts';
import type { Person } from './person.ts';
import { needPasswords, passwordsAllowed } from './providers/passwords-allowed.server.ts';
import { password } from './tables.server.ts';

export const OwnPassword = z.string().min(1, 'Which password do you have now?').max(256);

/** `off`: the workspace has switched passwords off, and one that is still stored shows nothing any more. */
export type OwnPasswordState = 'theirs' | 'none' | 'off';

/** Whoever came through a provider or a passkey alone has none. */
export async function passwordOf(db: Reader, who: Pick<Person, 'id'>): Promise<OwnPasswordState> {
	if (!(await passwordsAllowed(db))) return 'off';
	return (await hashOf(db, who.id)) === null ? 'none' : 'theirs';
}

interface Asking {
	/** Where the form has it. */
	field?: 'currentPassword' | 'password';
	/** What a wrong one is in the audit log. */
	act?: 'password-not-shown' | 'password-not-changed';
}

/**
 * Before something that an unattended screen must not do. It is no place to try passwords at either: what is
 * tried counts as it does at the door.
 */
export async function showPassword(
	db: Database,
	who: Person,
	origin: Origin,
	clear: string,
	{ field = 'currentPassword', act = 'password-not-shown' }: Asking = {},
): Promise<void> {
	await needPasswords(db.read);
	if (clear === '') invalid({ [field]: 'Which password do you have now?' });
	const email = who.email.toLowerCase();
	await countPasswordTry(db, email, origin);
	if (!(await passwordMatches(clear, await hashOf(db.read, who.id)))) {
		await transact(db, (tx) => note(tx, who, { act }));
		invalid({ [field]: 'That is not the password you have now.' });
	}
	await passwordWasRight(db, email, origin);
}

async function hashOf(db: Reader, personId: number): Promise<string | null> {
	const [row] = await db
		.select({ hash: password.hash })
		.from(password)
		.where(eq(password.personId, personId));
	return row?.hash ?? null;
}
