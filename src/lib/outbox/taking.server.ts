import { and, asc, desc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { MINUTE } from '../dates.ts';
import { now } from '../db/clock.ts';
import type { Database } from '../db/open.server.ts';
import { transact } from '../db/transact.server.ts';
import { outbox, outboxTry } from './tables.server.ts';
import { longestWait, waitAfter, type Way } from './way.ts';

/** Longer than the slowest server may take, so that nobody else takes what somebody is at. */
const LEASE = 5 * MINUTE;
/** The clocks of several processes differ by less. */
const APART = 2 * MINUTE;

export type Taken = typeof outbox.$inferSelect;

/** What became of a try. */
export type Outcome =
	| { state: 'sent' }
	| {
			state: 'dropped';
			/** Why, where somebody may wonder. */
			problem?: string;
	  }
	| {
			state: 'failed';
			/** One line, without the address it was for. */
			problem: string;
			/** The same would be refused again. */
			forGood: boolean;
			/** Whoever refused it said to wait so long at the least; milliseconds. */
			notBefore?: number;
	  };

/** What is kept of a try where somebody may look: of webhooks and chats. */
export interface Try {
	/** Of HTTP; null where nobody answered. */
	status: number | null;
	/** Milliseconds. */
	took: number;
	problem: string | null;
	/** How the answer began. */
	answer?: string | null;
}

/**
 * The next one that is due on that way, kept from everybody else for a while; whoever ends before it is settled
 * leaves it to be taken again.
 */
export function takeDue(db: Database, way: Way): Promise<Taken | null> {
	return transact(db, async (tx) => {
		const at = now();
		const order = way.first === 'newest' ? desc : asc;
		const [due] = await tx
			.select({ id: outbox.id })
			.from(outbox)
			.where(and(eq(outbox.way, way.name), eq(outbox.state, 'waiting'), isDue(way, at), isFree(at)))
			.orderBy(order(outbox.dueAt), order(outbox.id))
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
function isDue(way: Way, at: number) {
	return or(lte(outbox.dueAt, at), and(gt(outbox.attempts, 0), gt(outbox.dueAt, at + longestWait(way))));
}

/** The same of a lease. */
function isFree(at: number) {
	return or(
		isNull(outbox.leasedUntil),
		lte(outbox.leasedUntil, at),
		gt(outbox.leasedUntil, at + LEASE + APART),
	);
}

/** Notes what became of it, unless somebody else has taken it in the meantime. */
export async function settle(
	db: Database,
	way: Way,
	taken: Taken,
	outcome: Outcome,
	tried?: Try,
): Promise<void> {
	const result = after(way, taken, outcome);
	await transact(db, async (tx) => {
		if (tried) await tx.insert(outboxTry).values({ outboxId: taken.id, at: now(), ...tried });
		await tx
			.update(outbox)
			.set({ leasedUntil: null, ...result })
			.where(and(eq(outbox.id, taken.id), eq(outbox.state, 'waiting'), eq(outbox.attempts, taken.attempts)));
	});
}

function after(way: Way, { attempts }: Taken, outcome: Outcome): Partial<Taken> {
	const at = now();
	if (outcome.state === 'sent') return { state: 'sent', settledAt: at, problem: null };
	if (outcome.state === 'dropped') {
		return { state: 'dropped', settledAt: at, problem: outcome.problem ?? null };
	}
	const { problem, forGood, notBefore = 0 } = outcome;
	const wait = forGood ? null : waitAfter(way, attempts);
	if (wait === null) return { state: 'dead', settledAt: at, problem };
	// Somebody who asks for more than the longest wait is asked again after that one.
	return { dueAt: at + Math.max(wait, Math.min(notBefore, longestWait(way))), problem };
}

/**
 * What else waits for the same receiver waits as long as it does: it would fare the same, and would keep
 * others waiting in the meantime.
 */
export async function holdBack(
	db: Database,
	way: Way,
	receiver: { field: string; id: number },
	until: number,
): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(outbox)
			.set({ dueAt: until })
			.where(
				and(
					eq(outbox.way, way.name),
					eq(outbox.state, 'waiting'),
					lt(outbox.dueAt, until),
					isNull(outbox.leasedUntil),
					sql`json_extract(${outbox.about}, ${`$.${receiver.field}`}) = ${receiver.id}`,
				),
			),
	);
}

/** Where one process owns the data folder, what was leased before it opened it is nobody's. */
export async function endLeases(db: Database): Promise<void> {
	if (db.shared) return;
	await transact(db, (tx) =>
		tx
			.update(outbox)
			.set({ leasedUntil: null })
			.where(and(eq(outbox.state, 'waiting'), sql`${outbox.leasedUntil} IS NOT NULL`)),
	);
}
