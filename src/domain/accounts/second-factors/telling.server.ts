import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { TwoStepsChange } from './two-steps-change.ts';

/** Whoever it was: the one whose account it is learns of it, where mail is set up. */
export async function tellOfTwoSteps(
	tx: Transaction,
	personId: number,
	change: TwoStepsChange,
): Promise<void> {
	if (!(await mailIsSetUp(tx))) return;
	const at = now();
	await queueMail(tx, {
		kind: 'two-steps',
		key: `two-steps:${personId}:${change}:${at}`,
		about: { personId, change, at },
	});
}
