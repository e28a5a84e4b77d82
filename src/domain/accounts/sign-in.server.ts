import { and, count, eq, gt, isNull, lte, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { invalid, tooMany } from '#lib/errors.ts';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { hashPassword, isOutdated, passwordMatches } from './passwords.server.ts';
import { startSession } from './sessions.server.ts';
import { failedSignIn, password, person } from './tables.server.ts';

const WINDOW = 15 * MINUTE;
const TRIES = 5;

export const Credentials = z.object({
	email: z.string().trim().toLowerCase().min(1, 'Which e-mail address?').max(200),
	password: z.string().min(1, 'Which password?').max(256),
});

/** Where a request comes from. */
export interface Origin {
	/** Network address; failures are counted for each account and address together. */
	address: string;
	device: string;
}

/**
 * Answers a wrong password and an unknown address alike, in words and in time.
 * @returns the session id for the cookie
 */
export async function signIn(
	db: Database,
	origin: Origin,
	input: z.output<typeof Credentials>,
): Promise<string> {
	const pairHash = fingerprint(`${input.email}\n${origin.address}`);
	await refuseAfterFailures(db, pairHash);
	const [account] = await db.read
		.select({ id: person.id, hash: password.hash })
		.from(person)
		.innerJoin(password, eq(password.personId, person.id))
		.where(and(sql`lower(${person.email}) = ${input.email}`, isNull(person.deactivatedAt)));

	const matches = await passwordMatches(input.password, account?.hash ?? null);
	if (!account || !matches) {
		await noteFailure(db, pairHash);
		invalid({ password: 'That e-mail address and password do not belong together.' });
	}
	await forgetFailures(db, pairHash);
	if (isOutdated(account.hash)) await replaceHash(db, account.id, input.password);
	return startSession(db, account.id, origin.device);
}

async function refuseAfterFailures(db: Database, pairHash: string): Promise<void> {
	const since = now() - WINDOW;
	const [failures] = await db.read
		.select({ tries: count(), last: max(failedSignIn.at) })
		.from(failedSignIn)
		.where(and(eq(failedSignIn.pairHash, pairHash), gt(failedSignIn.at, since)));
	if (!failures || failures.tries < TRIES) return;
	const seconds = Math.ceil(((failures.last ?? now()) - since) / 1000);
	tooMany(
		`That was not it, five times over. Try again in ${Math.ceil(seconds / 60)} minutes, or from a device that knows the password.`,
		seconds,
	);
}

async function noteFailure(db: Database, pairHash: string): Promise<void> {
	await transact(db, async (tx) => {
		await tx.delete(failedSignIn).where(lte(failedSignIn.at, now() - WINDOW));
		await tx.insert(failedSignIn).values({ pairHash, at: now() });
	});
}

async function forgetFailures(db: Database, pairHash: string): Promise<void> {
	const [any] = await db.read
		.select({ id: failedSignIn.id })
		.from(failedSignIn)
		.where(eq(failedSignIn.pairHash, pairHash))
		.limit(1);
	if (any) await transact(db, (tx) => tx.delete(failedSignIn).where(eq(failedSignIn.pairHash, pairHash)));
}

async function replaceHash(db: Database, personId: number, clear: string): Promise<void> {
	const hash = await hashPassword(clear);
	await transact(db, (tx) => tx.update(password).set({ hash }).where(eq(password.personId, personId)));
}
