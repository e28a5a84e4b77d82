import { and, count, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import { note } from '../../audit/audit.server.ts';
import type { Confirmed } from './confirmation.server.ts';
import { hasSecondFactor } from './having.server.ts';
import { recoveryCode } from './tables.server.ts';
import { tellOfTwoSteps } from './telling.server.ts';

const HOW_MANY = 10;
// 80 bits: a fast hash is enough, since nobody gets through that many.
const LETTERS = 16;

/** With the first second factor come the codes for the day it is lost; null where they are there already. */
export async function firstRecoveryCodes(tx: Transaction, personId: number): Promise<string[] | null> {
	const [any] = await tx
		.select({ hash: recoveryCode.hash })
		.from(recoveryCode)
		.where(eq(recoveryCode.personId, personId))
		.limit(1);
	return any ? null : makeCodes(tx, personId);
}

/** The ones before count no longer. */
export async function renewRecoveryCodes(db: Database, who: Confirmed): Promise<string[]> {
	return transact(db, async (tx) => {
		if (!(await hasSecondFactor(tx, who.id))) {
			conflict('Recovery codes stand in for a second step. Set one up first, and they come with it.');
		}
		await tx.delete(recoveryCode).where(eq(recoveryCode.personId, who.id));
		await note(tx, who, { act: 'recovery-codes-made' });
		await tellOfTwoSteps(tx, who.id, 'recovery-codes-made');
		return makeCodes(tx, who.id);
	});
}

async function makeCodes(tx: Transaction, personId: number): Promise<string[]> {
	const codes = Array.from({ length: HOW_MANY }, () => randomName(LETTERS));
	await tx.insert(recoveryCode).values(codes.map((code) => ({ personId, hash: fingerprint(code) })));
	return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code);
}

/** Each works once: it is looked for and used up in the same statement. */
export async function spendRecoveryCode(tx: Transaction, personId: number, typed: string): Promise<boolean> {
	const hash = fingerprint(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
	const spent = await tx
		.update(recoveryCode)
		.set({ usedAt: now() })
		.where(and(eq(recoveryCode.personId, personId), eq(recoveryCode.hash, hash), isNull(recoveryCode.usedAt)))
		.returning({ hash: recoveryCode.hash });
	return spent.length > 0;
}

export async function recoveryCodesLeft(db: Reader, personId: number): Promise<number> {
	const [left] = await db
		.select({ codes: count() })
		.from(recoveryCode)
		.where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt)));
	return left?.codes ?? 0;
}
