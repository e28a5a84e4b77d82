import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { DAY, duration } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { tooMany } from '#lib/errors.ts';
import { networkOf } from '#lib/network.ts';
import { whence } from '#lib/whence.server.ts';
import { asked } from './tables.server.ts';

/** How often in which stretch of time; a day at the most. */
export interface Limit {
	times: number;
	/** Milliseconds. */
	within: number;
	/** In the place of the plain sentence. @param wait how long, in words */
	says?: (wait: string) => string;
}

const LONGEST = DAY;

/**
 * Counts that this was asked for, and refuses what is asked for too often. Counted in the database: it holds
 * across restarts. For what is rare and costs a guess, such as a code or a mail; whatever is asked for all the
 * time has `Allowances` in memory. Never for what people do anonymously: a row tells when its stretch began.
 * @param what the name of what is limited: `reset`, `code`
 * @param forWhom a person's number, an e-mail address as it was typed, or `ownNetwork()`; hashed
 */
export async function limit(
	db: Database,
	what: string,
	forWhom: string | number,
	{ times, within, says }: Limit,
): Promise<void> {
	if (within > LONGEST) throw new RangeError('A limit is for a day at the most.');
	const keyHash = keyOf(what, forWhom);
	const at = now();
	// Whoever is over the limit already costs a look, and no write.
	const [known] = await db.read.select().from(asked).where(eq(asked.keyHash, keyHash));
	if (known && known.times >= times && isDuring(known.since, within, at))
		refuse(known.since + within - at, says);
	const row = await transact(db, async (tx) => {
		await tx.delete(asked).where(lte(asked.since, at - LONGEST));
		const over = or(lte(asked.since, at - within), gt(asked.since, at));
		await tx.delete(asked).where(and(eq(asked.keyHash, keyHash), over));
		const [row] = await tx
			.insert(asked)
			.values({ keyHash, since: at, times: 1 })
			.onConflictDoUpdate({ target: asked.keyHash, set: { times: sql`${asked.times} + 1` } })
			.returning();
		return row;
	});
	if (row && row.times > times) refuse(row.since + within - at, says);
}

/** A clock that was set back is no reason to wait for the day to come round again. */
function isDuring(since: number, within: number, at: number): boolean {
	return since <= at && at < since + within;
}

/** It went well: what was counted for it is forgotten. */
export async function forgetAsked(db: Database, what: string, forWhom: string | number): Promise<void> {
	const keyHash = keyOf(what, forWhom);
	const [known] = await db.read.select().from(asked).where(eq(asked.keyHash, keyHash));
	if (known) await transact(db, (tx) => tx.delete(asked).where(eq(asked.keyHash, keyHash)));
}

/** The network that the current request comes from. */
export function ownNetwork(): string {
	return networkOf(whence().address);
}

function keyOf(what: string, forWhom: string | number): string {
	return fingerprint(`${what}\n${String(forWhom).toLowerCase()}`);
}

const PLAIN = (wait: string) => `That was tried many times in a short while. Try again in ${wait}.`;

function refuse(wait: number, says = PLAIN): never {
	tooMany(says(duration(wait)), Math.ceil(wait / 1000));
}
