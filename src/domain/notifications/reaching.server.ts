import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { queue } from '#lib/outbox/queue.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { NOTICES } from './notices.ts';
import { PUSH } from './push/way.ts';
import { afterQuiet } from './quiet.ts';
import { sentenceOf, type NotificationKind } from './sentences.ts';
import { pushSubscription } from './tables.server.ts';
import { quietOf, whoWants } from './wishes.server.ts';

/** What is read in the meantime is not sent, and what comes in the meantime is in the same letter. */
export const MAIL_GRACE = 5 * MINUTE;
/** Whoever has a page open sees it there. */
export const PUSH_GRACE = MINUTE;

/** A line of somebody's inbox that is news to them now. */
export interface Fresh {
	id: number;
	personId: number;
	zone: string;
	at: number;
}

/**
 * Has it reach people beyond their inbox, on the ways they want for its matter, after their quiet hours. Whether it is
 * still news, and still for them, is asked when it goes out.
 */
export async function reachOut(
	tx: Transaction,
	kind: NotificationKind,
	fresh: readonly Fresh[],
): Promise<void> {
	if (fresh.length === 0) return;
	const { matter, now: atOnce = false, ownLetter = false, inboxOnly = false } = sentenceOf(kind);
	if (inboxOnly) return;
	const to = fresh.map(({ personId }) => personId);
	const quiet = await quietOf(tx, to);
	const due = ({ personId, zone }: Fresh, grace: number) =>
		afterQuiet(now() + (atOnce ? 0 : grace), quiet(personId), zone);

	if (!ownLetter && (await mailIsSetUp(tx))) {
		const byMail = await whoWants(tx, { to, matter, channel: 'mail' });
		for (const one of fresh) if (byMail(one.personId)) await addToLetter(tx, one, due(one, MAIL_GRACE));
	}
	const byPush = await whoWants(tx, { to, matter, channel: 'push' });
	const subscriptions = await tx
		.select({ id: pushSubscription.id, personId: pushSubscription.personId })
		.from(pushSubscription)
		.where(inArray(pushSubscription.personId, to));
	// A row for each browser: what one of them refuses is not sent to the others again.
	const pushed = subscriptions.flatMap(({ id: subscription, personId }) => {
		const one = fresh.find((line) => line.personId === personId);
		if (!one || !byPush(personId)) return [];
		const key = `${NOTICES}:push:${subscription}:${one.id}:${one.at}`;
		const about = { person: personId, subscription, notice: one.id };
		return { kind: NOTICES, key, about, dueAt: due(one, PUSH_GRACE) };
	});
	await queue(tx, PUSH, pushed);
}

/** One letter for all that comes together: a row that nobody has tried to send yet takes it in. */
async function addToLetter(tx: Transaction, { id, personId, at }: Fresh, dueAt: number): Promise<void> {
	const theirs = `${NOTICES}:mail:${personId}:`;
	const [waiting] = await tx
		.select()
		.from(outbox)
		.where(
			and(
				gte(outbox.key, theirs),
				lt(outbox.key, `${theirs}~`),
				eq(outbox.state, 'waiting'),
				eq(outbox.attempts, 0),
			),
		);
	if (!waiting) {
		const about = { person: personId, notices: String(id) };
		await queueMail(tx, { kind: NOTICES, key: `${theirs}${id}:${at}`, about, dueAt });
		return;
	}
	const notices = new Set([...String(waiting.about.notices).split(','), String(id)]);
	await tx
		.update(outbox)
		.set({
			about: { person: personId, notices: [...notices].join(',') },
			dueAt: Math.min(waiting.dueAt, dueAt),
		})
		.where(eq(outbox.id, waiting.id));
}
