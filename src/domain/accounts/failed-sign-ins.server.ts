import { and, count, eq, gt, lte, max } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { tooMany } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { failedSignIn } from './tables.server.ts';

const WINDOW = 15 * MINUTE;
const TRIES = 5;

/**
 * Failures are counted for each account and network address together: whoever guesses from one place
 * locks nobody out who knows the password somewhere else.
 */
export function pairOf(email: string, address: string): string {
	return fingerprint(`${email}\n${address}`);
}

export async function refuseAfterFailures(db: Database, pairHash: string): Promise<void> {
	const since = now() - WINDOW;
	const [failures] = await db.read
		.select({ tries: count(), last: max(failedSignIn.at) })
		.from(failedSignIn)
		.where(and(eq(failedSignIn.pairHash, pairHash), gt(failedSignIn.at, since)));
	if (!failures || failures.tries < TRIES) return;
	const seconds = Math.ceil(((failures.last ?? now()) - since) / 1000);
	tooMany(
		`That was not it, five times over. Try again in ${Math.ceil(seconds / 60)} minutes, or from another device.`,
		seconds,
	);
}

/** @param noted the line of the audit log; it never holds the address that was typed */
export async function noteFailure(
	db: Database,
	pairHash: string,
	noted: (tx: Transaction) => Promise<void>,
): Promise<void> {
	await transact(db, async (tx) => {
		await noted(tx);
		await tx.delete(failedSignIn).where(lte(failedSignIn.at, now() - WINDOW));
		await tx.insert(failedSignIn).values({ pairHash, at: now() });
	});
}

export async function forgetFailures(db: Database, pairHash: string): Promise<void> {
	const [any] = await db.read
		.select({ id: failedSignIn.id })
		.from(failedSignIn)
		.where(eq(failedSignIn.pairHash, pairHash))
		.limit(1);
	if (any) await transact(db, (tx) => tx.delete(failedSignIn).where(eq(failedSignIn.pairHash, pairHash)));
}
