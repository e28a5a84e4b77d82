import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { note } from '#domain/audit/audit.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../person.ts';
import { person } from '../tables.server.ts';
import { identity, provider } from './tables.server.ts';

const SETTING = 'sign-in';
const SignIn = z.object({ passwords: z.boolean().default(true) });

/** Whether people sign in with passwords, and set them, here. Everything that has to do with one asks first. */
export async function passwordsAllowed(db: Reader): Promise<boolean> {
	return (await readSetting(db, SETTING, SignIn)).passwords;
}

/** For everything that has to do with a password, where there are none. */
export async function needPasswords(db: Reader): Promise<void> {
	if (!(await passwordsAllowed(db))) {
		conflict('Passwords are switched off here: sign in the way that the sign-in page shows.');
	}
}

/** Switches them off for everybody, or on again. Off is refused where no owner would come in any more. */
export async function allowPasswords(db: Database, who: Person, input: { allowed: boolean }): Promise<void> {
	if (who.role !== 'owner') forbidden('Only an owner decides how people sign in.');
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, { passwords: input.allowed });
		await keepAWayIn(tx);
		await note(tx, who, { act: input.allowed ? 'passwords-on' : 'passwords-off' });
	});
}

/**
 * Asked after a change, inside its transaction: without passwords, an owner who is still here has signed in
 * with a provider that is still on. Otherwise the change does not happen.
 * @param leaving an owner who is about to be none any more
 */
export async function keepAWayIn(tx: Transaction, leaving?: number): Promise<void> {
	if ((await passwordsAllowed(tx)) || (await ownerWithProvider(tx, leaving))) return;
	conflict(
		'Nobody would be left who can open the door: without passwords, at least one owner signs in with a provider. Link an owner first, or switch passwords on.',
	);
}

/** Whether an owner has signed in with a provider that is on. */
export async function ownerWithProvider(db: Reader, leaving = 0): Promise<boolean> {
	const found = await db
		.select({ id: person.id })
		.from(person)
		.innerJoin(identity, eq(identity.personId, person.id))
		.innerJoin(provider, and(eq(provider.id, identity.providerId), isNotNull(provider.enabledAt)))
		.where(and(eq(person.role, 'owner'), isNull(person.deactivatedAt), ne(person.id, leaving)))
		.limit(1);
	return found.length > 0;
}
