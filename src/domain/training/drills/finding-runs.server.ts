import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { forbidden, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import type { Seat } from './drill.ts';
import { findDrill, type FoundDrill } from './drills.server.ts';
import { drillRun, drillSeat } from './tables.server.ts';

export type Run = typeof drillRun.$inferSelect;

/** Once through a drill, and what somebody is in it. */
export interface FoundRun extends FoundDrill {
	run: Run;
	/** Null alone, and for whoever has the address and has not sat down. */
	seat: Seat | null;
	/** Goes on and reveals: whoever is alone, and whoever leads the others. */
	leads: boolean;
	/** Sees what is in it. */
	isIn: boolean;
}

/**
 * What somebody does alone is theirs, and missing for everybody else. A room is open to whoever has its address and
 * may read the post-mortem.
 */
export async function findRun(db: Reader, who: Person, key: string): Promise<FoundRun> {
	const [run] = await db.select().from(drillRun).where(eq(drillRun.key, key));
	if (!run || (!run.together && run.startedBy !== who.id)) missing('This drill');
	const found = await findDrill(db, who, run.drillId);
	const [mine] = await db
		.select({ seat: drillSeat.seat })
		.from(drillSeat)
		.where(and(eq(drillSeat.runId, run.id), eq(drillSeat.personId, who.id)));
	const seat = mine?.seat ?? null;
	return {
		...found,
		run: { ...run, step: stepOf(run, found.drill.steps.length) },
		seat,
		leads: run.together ? seat === 'game-master' : true,
		isIn: !run.together || seat !== null,
	};
}

/** Its authors may have made fewer steps of it since. */
const stepOf = ({ step, endedAt }: Run, count: number) =>
	endedAt === null ? Math.min(step, count - 1) : count;

/** The same for those who are in it. */
export async function findOwnRun(db: Reader, who: Person, key: string): Promise<FoundRun> {
	const found = await findRun(db, who, key);
	if (!found.isIn) forbidden('Take a seat first.');
	return found;
}

/** What somebody has begun and not ended, the last one first: their own, and rooms where they have a seat. */
export async function underway(
	db: Reader,
	who: Person,
	drillId: number,
): Promise<{ key: string; together: boolean; startedAt: number }[]> {
	await findDrill(db, who, drillId);
	return db
		.select({ key: drillRun.key, together: drillRun.together, startedAt: drillRun.startedAt })
		.from(drillRun)
		.where(
			and(
				eq(drillRun.drillId, drillId),
				isNull(drillRun.endedAt),
				sql`((NOT ${drillRun.together} AND ${drillRun.startedBy} = ${who.id}) OR EXISTS (SELECT 1 FROM ${drillSeat}
					WHERE ${drillSeat.runId} = ${drillRun.id} AND ${drillSeat.personId} = ${who.id}))`,
			),
		)
		.orderBy(desc(drillRun.id))
		.limit(10);
}
