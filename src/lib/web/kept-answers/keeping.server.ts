import { and, eq, gt, lte } from 'drizzle-orm';
import { DAY, HOUR } from '../../dates.ts';
import { now } from '../../db/clock.ts';
import type { Database, Transaction } from '../../db/open.server.ts';
import { transact } from '../../db/transact.server.ts';
import { sealFor, unsealFor, type Keyed } from './sealing.ts';
import { keptAnswer } from './tables.server.ts';

/** What was answered, as it is given again. */
export interface Kept {
	status: number;
	headers: Record<string, string>;
	/** JSON; null where nothing was said. */
	text: string | null;
}

/**
 * What came of that key before: an answer, `another` request, or one that is `forgotten`; null where the key is new.
 * Asked in the transaction that would do it, so that of two at once the second finds what the first was answered.
 */
export async function keptFor(tx: Transaction, asked: Keyed): Promise<Kept | 'another' | 'forgotten' | null> {
	const [found] = await tx
		.select()
		.from(keptAnswer)
		.where(and(eq(keptAnswer.key, asked.id), gt(keptAnswer.until, now())));
	if (!found) return null;
	if (found.request !== asked.request) return 'another';
	return found.sealed === null ? 'forgotten' : (JSON.parse(unsealFor(asked, found.sealed)) as Kept);
}

/** Stored with what was done, or neither is: after a crash, whoever asks again finds both or does both. */
export async function keep(tx: Transaction, asked: Keyed, answered: Kept): Promise<void> {
	const values = {
		request: asked.request,
		sealed: sealFor(asked, JSON.stringify(answered)),
		until: Math.ceil((now() + DAY) / HOUR) * HOUR,
	};
	await tx
		.insert(keptAnswer)
		.values({ key: asked.id, ...values })
		.onConflictDoUpdate({ target: keptAnswer.key, set: values });
}

/** Whom an answer speaks of cannot be known without opening it: once somebody is erased, none of them is kept. */
export async function forgetAnswers(tx: Transaction): Promise<void> {
	await tx.update(keptAnswer).set({ sealed: null });
}

export async function clearKeptAnswers(db: Database): Promise<void> {
	const over = lte(keptAnswer.until, now());
	const [found] = await db.read.select({ key: keptAnswer.key }).from(keptAnswer).where(over).limit(1);
	if (found) await transact(db, (tx) => tx.delete(keptAnswer).where(over));
}
