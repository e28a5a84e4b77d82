import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import type { NotificationKind } from '../notifications/sentences.ts';
import { NOTICES } from '../notifications/notices.ts';
import { notification } from '../notifications/tables.server.ts';

/** What is told while a round is open. The reminders go to those alone who have not answered. */
export const WHILE_OPEN = [
	'pulse-asked',
	'pulse-waits',
	'pulse-closes',
] as const satisfies NotificationKind[];

/**
 * Who was reminded would tell who had not answered by then, and who was not, who had: nothing of it stays, neither the
 * lines of inboxes nor that a letter went out.
 */
export async function forgetReminders(tx: Transaction, round: number): Promise<void> {
	const gone = await tx
		.delete(notification)
		.where(
			and(
				inArray(notification.kind, [...WHILE_OPEN]),
				or(eq(notification.subject, `${round}`), sql`${notification.subject} LIKE ${`${round} %`}`),
			),
		)
		.returning({ id: notification.id });
	const lines = new Set(gone.map(({ id }) => String(id)));
	const letters = await tx
		.select({ id: outbox.id, about: outbox.about })
		.from(outbox)
		.where(eq(outbox.kind, NOTICES));
	const theirs = letters.filter(({ about }) =>
		String(about.notices ?? about.notice)
			.split(',')
			.some((id) => lines.has(id)),
	);
	for (const { id } of theirs) await tx.delete(outbox).where(eq(outbox.id, id));
}
