import { and, eq, inArray, lte, or } from 'drizzle-orm';
import { DAY } from '../dates.ts';
import { now, steadyNow } from '../db/clock.ts';
import type { Database } from '../db/open.server.ts';
import { transact } from '../db/transact.server.ts';
import { outbox, outboxTry } from './tables.server.ts';
import type { Way } from './way.ts';

const KEPT = 30 * DAY;
/** Somebody may still want to send these. */
const DEAD_KEPT = 90 * DAY;
/** As in a backup that was restored: what waited then is no news now. */
const STALE = 7 * DAY;

/**
 * Forgets what went out long ago on that way, and how it fared. While a row is there its key keeps the same from
 * going out again, so a clock that jumps ahead for a moment clears nothing.
 */
export async function clearOutbox(db: Database, { name }: Way): Promise<void> {
	const at = steadyNow();
	await transact(db, async (tx) => {
		await tx
			.delete(outbox)
			.where(
				and(
					eq(outbox.way, name),
					or(
						and(inArray(outbox.state, ['sent', 'dropped']), lte(outbox.settledAt, at - KEPT)),
						and(eq(outbox.state, 'dead'), lte(outbox.settledAt, at - DEAD_KEPT)),
					),
				),
			);
		await tx.delete(outboxTry).where(lte(outboxTry.at, at - KEPT));
		await tx
			.update(outbox)
			.set({ state: 'dropped', settledAt: now(), leasedUntil: null, problem: 'It waited for a week.' })
			.where(and(eq(outbox.way, name), eq(outbox.state, 'waiting'), lte(outbox.dueAt, at - STALE)));
	});
}

/** That way is closed: nothing waits for the day that it is open again. */
export async function dropWaiting(db: Database, { name }: Way, problem: string): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(outbox)
			.set({ state: 'dropped', settledAt: now(), leasedUntil: null, problem })
			.where(and(eq(outbox.way, name), eq(outbox.state, 'waiting'))),
	);
}
