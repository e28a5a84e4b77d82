import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { note } from '../../audit/audit.server.ts';
import { limit } from '../limits.server.ts';
import { TRIES_OF_CODES } from './code-limits.ts';
import type { Confirmed } from './confirmation.server.ts';
import { firstRecoveryCodes } from './recovery-codes.server.ts';
import { oneTimeKey } from './tables.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

/** As people copy it from a telephone: with a space in the middle. */
export const OneTimeCode = z
	.string()
	.transform((code) => code.replaceAll(/\s/g, ''))
	.refine((code) => /^\d{6}$/.test(code), 'A code from the app has six digits.');

/** What the authenticator app is given. Shown until a first code has shown that it took it. */
export interface KeyForApp {
	/** Base32, for typing. */
	key: string;
	/** `otpauth://…`, for a telephone to open or to read from a screen. */
	link: string;
}

const purpose = (personId: number) => `one-time-key:${personId}`;

/** Makes a key that counts for nothing yet; one that was left unconfirmed is replaced. */
export async function offerKey(db: Database, who: Confirmed): Promise<void> {
	const secret = seal(db.folder, purpose(who.id), new Secret({ size: 20 }).base32);
	await transact(db, async (tx) => {
		await tx.delete(oneTimeKey).where(and(eq(oneTimeKey.personId, who.id), isNull(oneTimeKey.confirmedAt)));
		const made = await tx
			.insert(oneTimeKey)
			.values({ personId: who.id, secret, createdAt: now() })
			.onConflictDoNothing()
			.returning({ personId: oneTimeKey.personId });
		if (made.length === 0) conflict('An app is set up already. Turn its codes off first.');
	});
}

/** @returns null where none waits for its first code */
export async function offeredKey(db: Database, who: Confirmed): Promise<KeyForApp | null> {
	const [row] = await db.read
		.select({ secret: oneTimeKey.secret })
		.from(oneTimeKey)
		.where(and(eq(oneTimeKey.personId, who.id), isNull(oneTimeKey.confirmedAt)));
	if (!row) return null;
	const { workspace } = await readSettings(db.read);
	const key = clearKey(db, who.id, row.secret);
	return { key, link: new TOTP({ issuer: workspace, label: who.email, secret: key }).toString() };
}

/** The first code makes it count. @returns recovery codes, where these are the first */
export async function confirmKey(
	db: Database,
	who: Confirmed,
	input: { code: string },
): Promise<string[] | null> {
	await limit(db, 'first-code', who.id, TRIES_OF_CODES);
	return transact(db, async (tx) => {
		const waits = and(eq(oneTimeKey.personId, who.id), isNull(oneTimeKey.confirmedAt));
		const [row] = await tx.select().from(oneTimeKey).where(waits);
		if (!row) conflict('There is no app to confirm any more. Begin again.');
		const step = stepOf(clearKey(db, who.id, row.secret), input.code);
		if (step === null) {
			invalid({
				code: 'That is not the code of this moment. Type the newest one, and look whether the telephone’s clock is right.',
			});
		}
		await tx.update(oneTimeKey).set({ confirmedAt: now(), lastStep: step }).where(waits);
		await note(tx, who, { act: 'codes-on' });
		await tellOfTwoSteps(tx, who.id, 'codes-on');
		return firstRecoveryCodes(tx, who.id);
	});
}

/** Whether this is a code of this moment, or the one before or after it. Each is accepted once. */
export async function acceptCode(
	db: Database,
	tx: Transaction,
	personId: number,
	code: string,
): Promise<boolean> {
	const mine = and(eq(oneTimeKey.personId, personId), isNotNull(oneTimeKey.confirmedAt));
	const [row] = await tx.select().from(oneTimeKey).where(mine);
	if (!row) return false;
	const step = stepOf(clearKey(db, personId, row.secret), code);
	// The library would accept the same code again. So would a clock that was set back, but for this.
	if (step === null || (row.lastStep !== null && step <= row.lastStep)) return false;
	await tx.update(oneTimeKey).set({ lastStep: step }).where(mine);
	return true;
}

export async function hasOneTimeCodes(db: Reader, personId: number): Promise<boolean> {
	const [row] = await db
		.select({ personId: oneTimeKey.personId })
		.from(oneTimeKey)
		.where(and(eq(oneTimeKey.personId, personId), isNotNull(oneTimeKey.confirmedAt)));
	return row !== undefined;
}

/** The step of time that the code belongs to; null if to none near now. */
function stepOf(key: string, code: string): number | null {
	const totp = new TOTP({ secret: key });
	const timestamp = now();
	const delta = totp.validate({ token: code, timestamp, window: 1 });
	return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function clearKey(db: Database, personId: number, sealed: string): string {
	try {
		return unseal(db.folder, purpose(personId), sealed);
	} catch {
		forbidden(
			'The key of your codes cannot be opened: the file secret.key of the data folder is another one. Use a recovery code or a passkey, or ask whoever runs Kintsugi.',
		);
	}
}
