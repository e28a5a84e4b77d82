import { now } from '../db/clock.ts';
import type { Transaction } from '../db/open.server.ts';
import { runJob } from '../jobs/jobs.server.ts';
import { outbox } from './tables.server.ts';
import type { Way } from './way.ts';

export interface Queued {
	/** Which of its way, such as a kind of letter. */
	kind: string;
	/** What must not go out twice, such as `reset:12:1795653256084`: one key, one row, whatever the way. */
	key: string;
	/** Ids of what it is about: what it says is written when it is sent. */
	about: Record<string, string | number>;
	/** UTC milliseconds; now if not given. */
	dueAt?: number;
	/** When it became true, in UTC milliseconds; now if not given. */
	createdAt?: number;
}

/**
 * Puts it where whoever sends on that way finds it, in the transaction that gives the reason for it. What has the
 * same key as something before goes out no second time. The job that sends has the name of the way.
 */
export async function queue(tx: Transaction, { name }: Way, queued: readonly Queued[]): Promise<void> {
	if (queued.length === 0) return;
	const at = now();
	await tx
		.insert(outbox)
		.values(
			queued.map(({ kind, key, about, dueAt = at, createdAt = at }) => ({
				way: name,
				kind,
				key,
				about,
				dueAt,
				createdAt,
			})),
		)
		.onConflictDoNothing();
	// The sender's own transaction comes after this one, so it finds what is committed here, or nothing.
	void runJob(name);
}
