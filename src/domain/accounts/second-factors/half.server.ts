import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import { person } from '../tables.server.ts';
import { TRIES_OF_A_HALF } from './code-limits.ts';
import { halfSignedIn } from './tables.server.ts';

const VALID_FOR = 10 * MINUTE;

/** Somebody who has shown one factor. It is not known yet that it is them. */
export interface Half {
	personId: number;
	/** How they showed it. */
	via: string;
}

/** @returns the secret for the cookie of somebody who owes a second factor; only its fingerprint is kept */
export async function signInHalf(db: Database, personId: number, via: string): Promise<string> {
	const secret = randomSecret();
	await transact(db, async (tx) => {
		await tx.delete(halfSignedIn).where(lte(halfSignedIn.expiresAt, now()));
		await tx
			.insert(halfSignedIn)
			.values({ secretHash: fingerprint(secret), personId, via, expiresAt: now() + VALID_FOR });
	});
	return secret;
}

export async function readHalf(db: Reader, secret: string | undefined): Promise<Half | null> {
	if (secret === undefined) return null;
	const [found] = await db
		.select({ personId: halfSignedIn.personId, via: halfSignedIn.via })
		.from(halfSignedIn)
		.innerJoin(person, eq(person.id, halfSignedIn.personId))
		.where(
			and(
				eq(halfSignedIn.secretHash, fingerprint(secret)),
				gt(halfSignedIn.expiresAt, now()),
				isNull(person.deactivatedAt),
			),
		);
	return found ?? null;
}

/** @throws a conflict, which sends back to the first step */
export async function demandHalf(db: Reader, secret: string | undefined): Promise<Half> {
	return (await readHalf(db, secret)) ?? beginAgain();
}

export function beginAgain(sentence = 'That took longer than ten minutes, so it begins again.'): never {
	conflict(sentence);
}

/** The second step was shown. Of two who show it at once, one goes on. */
export async function completeHalf(tx: Transaction, secret: string): Promise<boolean> {
	const mine = eq(halfSignedIn.secretHash, fingerprint(secret));
	const done = await tx.delete(halfSignedIn).where(mine).returning({ personId: halfSignedIn.personId });
	return done.length > 0;
}

/** @returns whether that was the last try */
export async function countTry(tx: Transaction, secret: string): Promise<boolean> {
	const mine = eq(halfSignedIn.secretHash, fingerprint(secret));
	const [row] = await tx
		.update(halfSignedIn)
		.set({ tries: sql`${halfSignedIn.tries} + 1` })
		.where(mine)
		.returning({ tries: halfSignedIn.tries });
	if (row && row.tries < TRIES_OF_A_HALF) return false;
	await tx.delete(halfSignedIn).where(mine);
	return true;
}

/** What was shown first counts no longer, such as a password that has changed. */
export async function endHalvesOf(tx: Transaction, personId: number): Promise<void> {
	await tx.delete(halfSignedIn).where(eq(halfSignedIn.personId, personId));
}
