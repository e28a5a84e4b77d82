import { and, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { sayNew } from './notifications.server.ts';
import { kindsOf } from './sentences.ts';
import { snoozeUntil, type Snooze } from './snooze.ts';
import { notification } from './tables.server.ts';

interface Marks {
	readAt?: SQL | null;
	snoozedUntil?: number | null;
}

/** Any that are not one’s own are left alone. */
export async function markRead(
	db: Database,
	who: Person,
	{ ids }: { ids: readonly number[] },
): Promise<void> {
	await mark(db, who, and(inArray(notification.id, [...ids]), isNull(notification.readAt)), {
		readAt: readNow(),
	});
}

export async function markAllRead(db: Database, who: Person): Promise<void> {
	await mark(db, who, isNull(notification.readAt), { readAt: readNow() });
}

/** Of what the pulse asks, the day alone: a moment would tell when somebody went to answer. */
function readNow(): SQL {
	const at = now();
	const pulse = inArray(notification.kind, kindsOf(['pulse']));
	return sql`CASE WHEN ${pulse} THEN ${at - (at % DAY)} ELSE ${at} END`;
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
