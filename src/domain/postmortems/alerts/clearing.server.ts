import { asc, eq, inArray, lte } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { signal, timelineEvent } from '../tables.server.ts';
import { KEPT } from './receiving.server.ts';
import { isUsed, type Signal } from './signal.ts';

const AT_ONCE = 200;

/** What was told long ago is forgotten, but for what stands in a timeline of the team: that is looked at again later. */
export async function clearOldSignals(db: Database): Promise<void> {
	const due = await db.read
		.select()
		.from(signal)
		.where(lte(signal.clearFrom, now()))
		.orderBy(asc(signal.clearFrom))
		.limit(AT_ONCE);
	if (due.length === 0) return;
	const used = new Set<number>();
	for (const teamId of new Set(due.map((one) => one.teamId))) {
		const theirs = due.filter((one) => one.teamId === teamId);
		for (const id of await usedOf(db.read, teamId, theirs)) used.add(id);
	}
	const unused = due.filter(({ id }) => !used.has(id)).map(({ id }) => id);
	await transact(db, async (tx) => {
		await tx.delete(signal).where(inArray(signal.id, unused));
		await tx
			.update(signal)
			.set({ clearFrom: now() + KEPT })
			.where(inArray(signal.id, [...used]));
	});
}

async function usedOf(db: Reader, teamId: number, signals: readonly Signal[]): Promise<number[]> {
	const moments = await db
		.select({ evidence: timelineEvent.evidence })
		.from(timelineEvent)
		.innerJoin(entry, eq(entry.id, timelineEvent.entryId))
		.where(eq(entry.teamId, teamId));
	return signals.filter((one) => isUsed(one, moments)).map(({ id }) => id);
}
