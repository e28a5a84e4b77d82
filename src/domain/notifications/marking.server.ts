import { and, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { sayNew } from './notifications.server.ts';
import { snoozeUntil, type Snooze } from './snooze.ts';
import { notification } from './tables.server.ts';

type Marks = Partial<Pick<typeof notification.$inferInsert, 'readAt' | 'snoozedUntil'>>;

/** Any that are not one’s own are left alone. */
export async function markRead(
	db: Database,
	who: Person,
	{ ids }: { ids: readonly number[] },
): Promise<void> {
	await mark(db, who, and(inArray(notification.id, [...ids]), isNull(notification.readAt)), {
		readAt: now(),
	});
}

export async function markAllRead(db: Database, who: Person): Promise<void> {
	await mark(db, who, isNull(notification.readAt), { readAt: now() });
}

/**
 * It is out of sight until then, and then as new as it was.
 * @returns until when
 */
export async function snooze(
	db: Database,
	who: Person,
	{ ids, until }: { ids: readonly number[]; until: Snooze },
): Promise<number> {
	const snoozedUntil = snoozeUntil(until, now(), who.zone);
	await mark(db, who, inArray(notification.id, [...ids]), { snoozedUntil, readAt: null });
	return snoozedUntil;
}

/** What is put off is there again now, where it was. */
export async function bringBack(
	db: Database,
	who: Person,
	{ ids }: { ids: readonly number[] },
): Promise<void> {
	const off = and(inArray(notification.id, [...ids]), gt(notification.snoozedUntil, now()));
	await mark(db, who, off, { snoozedUntil: null });
}

async function mark(db: Database, who: Person, which: SQL | undefined, marks: Marks): Promise<void> {
	await transact(db, async (tx) => {
		await tx
			.update(notification)
			.set(marks)
			.where(and(eq(notification.personId, who.id), which));
		sayNew([who.id]);
	});
}
