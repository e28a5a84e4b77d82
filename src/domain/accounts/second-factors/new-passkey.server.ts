import { createHash } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { note } from '../../audit/audit.server.ts';
import { person } from '../tables.server.ts';
import { makeChallenge, takeChallenge } from './challenges.server.ts';
import type { Confirmed } from './confirmation.server.ts';
import { NewPasskeyAnswer, PasskeyName } from './passkey-answers.ts';
import type { Home } from './passkey-home.ts';
import { firstRecoveryCodes } from './recovery-codes.server.ts';
import { passkey } from './tables.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

export const NewPasskey = z.object({ name: PasskeyName, credential: NewPasskeyAnswer });

const MOST = 20;
/** EdDSA, ES256, RS256: what there is, from telephones to keys of some years ago. */
const ALGORITHMS = [-8, -7, -257];

/** What the browser is asked to make: a passkey that says by itself whose it is, and asks for a finger or a PIN. */
export async function passkeyToMake(db: Database, who: Confirmed, home: Home) {
	const { workspace } = await readSettings(db.read);
	const mine = await db.read
		.select({ id: passkey.id, transports: passkey.transports })
		.from(passkey)
		.where(eq(passkey.personId, who.id));
	return generateRegistrationOptions({
		rpName: workspace,
		rpID: home.id,
		userID: await passkeyHandle(db.read, who.id),
		userName: who.email,
		userDisplayName: who.name,
		challenge: await makeChallenge(db, { purpose: 'register', personId: who.id }),
		attestationType: 'none',
		excludeCredentials: mine,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		supportedAlgorithmIDs: ALGORITHMS,
	});
}

/** How a passkey names its person: the same for all of theirs, and it tells nothing about them. */
export async function passkeyHandle(db: Reader, personId: number): Promise<Uint8Array<ArrayBuffer>> {
	const [row] = await db.select({ createdAt: person.createdAt }).from(person).where(eq(person.id, personId));
	if (!row) missing('This person');
	return new Uint8Array(createHash('sha256').update(`passkeys of ${personId}, ${row.createdAt}`).digest());
}

/** @returns recovery codes, where it is their first second factor */
export async function addPasskey(
	db: Database,
	who: Confirmed,
	home: Home,
	input: z.output<typeof NewPasskey>,
): Promise<string[] | null> {
	const { credential, isSynced } = await verified(db, who, home, input.credential);
	return transact(db, async (tx) => {
		const [has] = await tx.select({ keys: count() }).from(passkey).where(eq(passkey.personId, who.id));
		if (has && has.keys >= MOST) conflict(`${MOST} passkeys are the most. Remove one that you do not use.`);
		const added = await tx
			.insert(passkey)
			.values({
				id: credential.id,
				personId: who.id,
				publicKey: Buffer.from(credential.publicKey),
				counter: credential.counter,
				transports: credential.transports ?? [],
				isSynced,
				name: input.name,
				createdAt: now(),
			})
			.onConflictDoNothing()
			.returning({ id: passkey.id });
		if (added.length === 0) conflict('That passkey is here already.');
		await note(tx, who, { act: 'passkey-added' });
		await tellOfTwoSteps(tx, who.id, 'passkey-added');
		return firstRecoveryCodes(tx, who.id);
	});
}

async function verified(db: Database, who: Confirmed, home: Home, response: NewPasskeyAnswer) {
	const answer = await verifyRegistrationResponse({
		response,
		expectedChallenge: (text) => takeChallenge(db, text, { purpose: 'register', personId: who.id }),
		expectedOrigin: home.origin,
		expectedRPID: home.id,
		requireUserVerification: true,
		supportedAlgorithmIDs: ALGORITHMS,
	}).catch(() => null);
	if (!answer?.verified) invalid({ credential: 'That passkey could not be checked. Try it again.' });
	const { credential, credentialBackedUp } = answer.registrationInfo;
	return { credential, isSynced: credentialBackedUp };
}
