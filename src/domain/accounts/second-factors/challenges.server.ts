import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { limit, ownNetwork } from '../limits.server.ts';
import { challenge } from './tables.server.ts';

const VALID_FOR = 10 * MINUTE;
const BYTES = 32;
/** Anybody at the door is given one, and each is a row. */
const A_NETWORK = { times: 120, within: 10 * MINUTE };

/** What a challenge is for, and for whom; a passkey alone says who it is. */
export interface Cause {
	purpose: 'register' | 'sign-in' | 'second-factor';
	personId: number | null;
}

export async function makeChallenge(db: Database, cause: Cause): Promise<Buffer<ArrayBuffer>> {
	await limit(db, 'passkey', ownNetwork(), A_NETWORK);
	const bytes = Buffer.from(randomBytes(BYTES));
	const hash = fingerprint(bytes.toString('base64url'));
	await transact(db, async (tx) => {
		await tx.delete(challenge).where(lte(challenge.expiresAt, now()));
		await tx.insert(challenge).values({ hash, ...cause, expiresAt: now() + VALID_FOR });
	});
	return bytes;
}

/**
 * Whether it was made for this, and was not used before. It is used by asking, whatever comes of it: a passkey
 * that a service keeps on several devices counts nothing, so this alone tells an answer from its repetition.
 */
export async function takeChallenge(
	db: Database,
	text: string,
	{ purpose, personId }: Cause,
): Promise<boolean> {
	const taken = await transact(db, (tx) =>
		tx
			.delete(challenge)
			.where(
				and(
					eq(challenge.hash, fingerprint(text)),
					eq(challenge.purpose, purpose),
					personId === null ? isNull(challenge.personId) : eq(challenge.personId, personId),
					gt(challenge.expiresAt, now()),
				),
			)
			.returning({ hash: challenge.hash }),
	);
	return taken.length > 0;
}
