import { and, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { MINUTE } from '../dates.ts';
import { now } from '../db/clock.ts';
import type { Database } from '../db/open.server.ts';
import { transact } from '../db/transact.server.ts';
import { LONGEST_WAIT, waitAfter } from './back-off.ts';
import { outbox } from './tables.server.ts';

/** Longer than the slowest mail server may take, so that nobody else takes what somebody is at. */
const LEASE = 5 * MINUTE;

export type Taken = typeof outbox.$inferSelect;

/** What became of a try. */
export type Outcome =
	| { state: 'sent' | 'dropped' }
	| {
			state: 'failed';
			/** One line, without the address it was for. */
			problem: string;
			/** The same letter would be refused again. */
			forGood: boolean;
	  };

/**
 * The next letter that is due, kept from everybody else for a while; whoever ends before it is settled leaves it
 * to be taken again. The newest comes first: somebody sits and waits for it, while a thousand digests can wait.
 */
export function takeDue(db: Database): Promise<Taken | null> {
	return transact(db, async (tx) => {
		const at = now();
		const [due] = await tx
			.select({ id: outbox.id })
			.from(outbox)
			.where(and(eq(outbox.way, 'mail'), eq(outbox.state, 'waiting'), isDue(at), isFree(at)))
			.orderBy(desc(outbox.dueAt), desc(outbox.id))
			.limit(1);
		if (!due) return null;
		const [taken] = await tx
			.update(outbox)
			.set({ leasedUntil: at + LEASE, attempts: sql`${outbox.attempts} + 1` })
			.where(eq(outbox.id, due.id))
			.returning();
		return taken ?? null;
	});
}

/** A wait that is longer than any was reckoned before the clock was set back. */
function isDue(at: number) {
	return or(lte(outbox.dueAt, at), and(gt(outbox.attempts, 0), gt(outbox.dueAt, at + LONGEST_WAIT)));
}

/** The same of a lease. */
function isFree(at: number) {
	return or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, at), gt(outbox.leasedUntil, at + LEASE));
}

/** Notes what became of it, unless somebody else has taken it in the meantime. */
export async function settle(db: Database, taken: Taken, outcome: Outcome): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(outbox)
			.set({ leasedUntil: null, ...after(taken, outcome) })
			.where(and(eq(outbox.id, taken.id), eq(outbox.state, 'waiting'), eq(outbox.attempts, taken.attempts))),
	);
}

function after({ attempts }: Taken, outcome: Outcome): Partial<Taken> {
	const at = now();
	if (outcome.state !== 'failed') return { state: outcome.state, settledAt: at, problem: null };
	const { problem, forGood } = outcome;
	const wait = forGood ? null : waitAfter(attempts);
	return wait === null ? { state: 'dead', settledAt: at, problem } : { dueAt: at + wait, problem };
}

/** One process owns the data folder: what was leased before it opened it is nobody's. */
export async function endLeases(db: Database): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(outbox)
			.set({ leasedUntil: null })
			.where(and(eq(outbox.state, 'waiting'), sql`${outbox.leasedUntil} IS NOT NULL`)),
	);
}
