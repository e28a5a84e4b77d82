import { now } from '../db/clock.ts';
import type { Transaction } from '../db/open.server.ts';
import { outbox } from './tables.server.ts';

export interface Queued {
	/** One of the kinds that `hooks.server.ts` gives the mailer. */
	kind: string;
	/** What must not go out twice, such as `reset:12:1795653256084`. */
	key: string;
	/** Ids of what it is about: what it says is written when it is sent. */
	about: Record<string, string | number>;
	/** UTC milliseconds; now if not given. */
	dueAt?: number;
}

/** Puts a mail where the mailer finds it, in the transaction that gives the reason for it. */
export async function queueMail(tx: Transaction, { kind, key, about, dueAt }: Queued): Promise<void> {
	await tx
		.insert(outbox)
		.values({ kind, key, about, dueAt: dueAt ?? now(), createdAt: now() })
		.onConflictDoNothing();
}
