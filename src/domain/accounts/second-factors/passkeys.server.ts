import { and, asc, eq, isNull } from 'drizzle-orm';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { invalid, missing } from '#lib/errors.ts';
import type { Origin } from '#lib/whence.server.ts';
import { note } from '../../audit/audit.server.ts';
import { enter, type Entrance } from '../admission.server.ts';
import type { Person } from '../person.ts';
import { person } from '../tables.server.ts';
import { makeChallenge, takeChallenge, type Cause } from './challenges.server.ts';
import type { Confirmed } from './confirmation.server.ts';
import { keepAFactor } from './keeping.server.ts';
import { passkeyHandle } from './new-passkey.server.ts';
import type { PasskeyAnswer } from './passkey-answers.ts';
import type { Home } from './passkey-home.ts';
import { passkey } from './tables.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

const AT_THE_DOOR: Cause = { purpose: 'sign-in', personId: null };
const again = (personId: number): Cause => ({ purpose: 'second-factor', personId });

/** One's own, for one's own eyes. */
export function passkeysOf(db: Reader, personId: number) {
	return db
		.select({
			id: passkey.id,
			name: passkey.name,
			isSynced: passkey.isSynced,
			createdAt: passkey.createdAt,
			lastUsedOn: passkey.lastUsedOn,
		})
		.from(passkey)
		.where(eq(passkey.personId, personId))
		.orderBy(asc(passkey.createdAt));
}

/** Whether the door has a reason to offer them. */
export async function hasAnyPasskey(db: Reader): Promise<boolean> {
	return (await db.select({ id: passkey.id }).from(passkey).limit(1)).length > 0;
}

/** For whoever stands at the door: the passkey that answers says who it is. */
export async function passkeyAtTheDoor(db: Database, home: Home) {
	return generateAuthenticationOptions({
		rpID: home.id,
		challenge: await makeChallenge(db, AT_THE_DOOR),
		userVerification: 'required',
	});
}

/** For somebody who is known, to show again that it is them. */
export async function passkeyOf(db: Database, personId: number, home: Home) {
	const allowCredentials = await db.read
		.select({ id: passkey.id, transports: passkey.transports })
		.from(passkey)
		.where(eq(passkey.personId, personId));
	return generateAuthenticationOptions({
		rpID: home.id,
		allowCredentials,
		challenge: await makeChallenge(db, again(personId)),
		userVerification: 'required',
	});
}

/** With a passkey alone: it is something one has, and asks for something one is or knows. */
export async function signInWithPasskey(
	db: Database,
	home: Home,
	{ device }: Origin,
	answer: PasskeyAnswer,
): Promise<Entrance> {
	return enter(db, await shownBy(db, home, answer, AT_THE_DOOR), { via: 'passkey', device });
}

/** @throws with a sentence, unless it is a passkey of this person, used just now */
export async function showPasskey(
	db: Database,
	personId: number,
	home: Home,
	answer: PasskeyAnswer,
): Promise<void> {
	await shownBy(db, home, answer, again(personId));
}

async function shownBy(db: Database, home: Home, answer: PasskeyAnswer, cause: Cause): Promise<number> {
	const [known] = await db.read
		.select({ key: passkey })
		.from(passkey)
		.innerJoin(person, eq(person.id, passkey.personId))
		.where(and(eq(passkey.id, answer.id), isNull(person.deactivatedAt)));
	const { key } = known ?? { key: null };
	if (!key || (cause.personId !== null && key.personId !== cause.personId)) {
		invalid({ credential: 'That passkey is not known here. It may have been removed.' });
	}
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response: answer,
		expectedChallenge: (text) => takeChallenge(db, text, cause),
		expectedOrigin: home.origin,
		expectedRPID: home.id,
		requireUserVerification: true,
		credential: { ...key, publicKey: new Uint8Array(key.publicKey) },
	}).catch(() => ({ verified: false, authenticationInfo: null }));
	const handle = Buffer.from(await passkeyHandle(db.read, key.personId)).toString('base64url');
	const isTheirs = answer.response.userHandle === undefined || answer.response.userHandle === handle;
	if (!verified || !authenticationInfo || !isTheirs) {
		invalid({ credential: 'That passkey could not be checked. Try it again.' });
	}
	const { newCounter: counter, credentialBackedUp: isSynced } = authenticationInfo;
	const lastUsedOn = Math.floor(now() / DAY) * DAY;
	await transact(db, (tx) =>
		tx.update(passkey).set({ counter, isSynced, lastUsedOn }).where(eq(passkey.id, key.id)),
	);
	return key.personId;
}

export async function renamePasskey(
	db: Database,
	who: Person,
	{ id, name }: { id: string; name: string },
): Promise<void> {
	const mine = and(eq(passkey.id, id), eq(passkey.personId, who.id));
	const renamed = await transact(db, (tx) =>
		tx.update(passkey).set({ name }).where(mine).returning({ id: passkey.id }),
	);
	if (renamed.length === 0) missing('This passkey');
}

export async function removePasskey(db: Database, who: Confirmed, { id }: { id: string }): Promise<void> {
	await transact(db, async (tx) => {
		const mine = and(eq(passkey.id, id), eq(passkey.personId, who.id));
		const removed = await tx.delete(passkey).where(mine).returning({ id: passkey.id });
		if (removed.length === 0) missing('This passkey');
		await keepAFactor(tx, who);
		await note(tx, who, { act: 'passkey-removed' });
		await tellOfTwoSteps(tx, who.id, 'passkey-removed');
	});
}
