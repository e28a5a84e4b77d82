import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { settle } from '../notifications/notifications.server.ts';
import { change, changeCheck } from './tables.server.ts';

/** What was done so long ago that its look would be as late as this is not asked about by itself. */
const TOO_LATE = 4 * 7 * DAY;

type Done = Pick<typeof change.$inferSelect, 'id' | 'entryId' | 'doneOn' | 'checkWeeks'>;

/** So many weeks after a calendar day. */
export function weeksAfter(day: string, weeks: number): string {
	return isoDay(Date.parse(`${day}T12:00Z`) + weeks * 7 * DAY, 'UTC');
}

/**
 * Somebody will be asked whether it held, some weeks after it was done. There is one such question at a time: an
 * open one moves.
 */
export async function askLater(tx: Transaction, { id, doneOn, checkWeeks }: Done): Promise<void> {
	if (checkWeeks === null) return;
	const dueOn = weeksAfter(doneOn ?? isoDay(now(), 'UTC'), checkWeeks);
	if (Date.parse(`${dueOn}T12:00Z`) < now() - TOO_LATE) return;
	const moved = await tx
		.update(changeCheck)
		.set({ dueOn })
		.where(isWaiting(id))
		.returning({ id: changeCheck.id });
	if (moved.length > 0 || (await isLookedAt(tx, id))) return;
	await tx.insert(changeCheck).values({ changeId: id, dueOn });
}

/** Somebody has said whether it held, since it came to stand as it does: another day of it asks nobody again. */
async function isLookedAt(tx: Transaction, id: number): Promise<boolean> {
	const [row] = await tx.select({ stateAt: change.stateAt }).from(change).where(eq(change.id, id));
	const since = row?.stateAt ?? 0;
	const [looked] = await tx
		.select({ id: changeCheck.id })
		.from(changeCheck)
		.where(and(eq(changeCheck.changeId, id), isNotNull(changeCheck.outcome), gt(changeCheck.at, since)))
		.limit(1);
	return looked !== undefined;
}

/** It is not done after all, or nobody will look: nobody is asked. */
export async function askNoMore(
	tx: Transaction,
	{ id, entryId }: Pick<Done, 'id' | 'entryId'>,
): Promise<void> {
	const gone = await tx.delete(changeCheck).where(isWaiting(id)).returning({ id: changeCheck.id });
	for (const { id: checkId } of gone) await answered(tx, { entryId, changeId: id, checkId });
}

/** Nobody waits for that answer any more. */
export async function answered(
	tx: Transaction,
	{ entryId, changeId, checkId }: { entryId: number; changeId: number; checkId: number },
): Promise<void> {
	await settle(tx, { kind: 'check-due', entryId, subject: `${changeId} ${checkId}` });
}

export const isWaiting = (changeId: number) =>
	and(eq(changeCheck.changeId, changeId), isNull(changeCheck.outcome));
