import { lte } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { halfSignedIn } from './tables.server.ts';

const VALID_FOR = 10 * MINUTE;

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
