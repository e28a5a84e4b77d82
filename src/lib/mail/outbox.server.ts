import type { Transaction } from '../db/open.server.ts';
import { queue, type Queued } from '../outbox/queue.server.ts';
import { mailIsSetUp } from './mail-settings.server.ts';
import { MAIL } from './way.ts';

/** The name of the job that sends. */
export const MAIL_JOB = MAIL.name;

export type { Queued };

/**
 * Puts a mail where the mailer finds it, in the transaction that gives the reason for it. Where mail is not
 * set up nothing is queued, and nothing waits for the day that it is.
 * @param queued its kind is one of those in `MAIL` of letters.server.ts
 * @returns whether it will be sent; where not, show a link
 */
export async function queueMail(tx: Transaction, queued: Queued): Promise<boolean> {
	if (!(await mailIsSetUp(tx))) return false;
	await queue(tx, MAIL, [queued]);
	return true;
}
