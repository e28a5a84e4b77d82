import { now } from '../db/clock.ts';
import type { Transaction } from '../db/open.server.ts';
import { runJob } from '../jobs/jobs.server.ts';
import { mailIsSetUp } from './mail-settings.server.ts';
import { outbox } from './tables.server.ts';

/** The name of the job that sends. */
export const MAIL_JOB = 'mail';

export interface Queued {
	/** One of the kinds in `MAIL` of letters.server.ts. */
	kind: string;
	/** What must not go out twice, such as `reset:12:1795653256084`. */
	key: string;
	/** Ids of what it is about: what it says is written when it is sent. */
	about: Record<string, string | number>;
	/** UTC milliseconds; now if not given. */
	dueAt?: number;
}

/**
 * Puts a mail where the mailer finds it, in the transaction that gives the reason for it. Where mail is not
 * set up nothing is queued, and nothing waits for the day that it is.
 * @returns whether it will be sent; where not, show a link
 */
export async function queueMail(tx: Transaction, { kind, key, about, dueAt }: Queued): Promise<boolean> {
	if (!(await mailIsSetUp(tx))) return false;
	await tx
		.insert(outbox)
		.values({ kind, key, about, dueAt: dueAt ?? now(), createdAt: now() })
		.onConflictDoNothing();
	// The mailer's own transaction comes after this one, so it finds what is committed here, or nothing.
	void runJob(MAIL_JOB);
	return true;
}
