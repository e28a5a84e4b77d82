import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refusalIn } from '#lib/errors.ts';
import { log } from '#lib/log/log.server.ts';
import { problemLine } from '#lib/log/stack-line.ts';
import { forgetFolder } from './folder.server.ts';
import { HOLDER, isGone, LEASE } from './leases.server.ts';
import { LostLease, tell, type Run, type Work } from './runs.server.ts';
import { movingRun } from './tables.server.ts';

/** What was taken out can be fetched for as long. */
const FILES_KEPT = 7 * DAY;
const RUNS_KEPT = 90 * DAY;

/**
 * Carries all runs on that wait, one after the other, until they end or the program does.
 * @param only the key of the one that somebody waits for
 */
export async function carryOn(
	db: Database,
	works: readonly Work[],
	stopping: AbortSignal,
	only?: string,
): Promise<void> {
	while (!stopping.aborted) {
		const run = await take(db, only);
		if (!run) break;
		await carry(db, works, run, stopping);
	}
	await forgetOld(db);
}

/** @returns the first that nobody is at; null where there is none */
function take(db: Database, only: string | undefined): Promise<Run | null> {
	return transact(db, async (tx) => {
		const underway = await tx
			.select()
			.from(movingRun)
			.where(inArray(movingRun.state, ['waiting', 'going']))
			.orderBy(asc(movingRun.id));
		const free = underway.find(
			({ key, leasedBy, leasedUntil }) =>
				(only === undefined || key === only) &&
				(leasedBy === null || (leasedUntil ?? 0) < now() || isGone(leasedBy)),
		);
		if (!free) return null;
		const taken = { state: 'going', leasedBy: HOLDER, leasedUntil: now() + LEASE } as const;
		await tx.update(movingRun).set(taken).where(eq(movingRun.id, free.id));
		tell(free);
		return { ...free, ...taken };
	});
}

async function carry(db: Database, works: readonly Work[], run: Run, stopping: AbortSignal): Promise<void> {
	const work = works.find(({ name }) => name === run.work);
	try {
		if (!work) throw new Error(`Nobody here does “${run.work}”.`);
		for (let more = true; more;) {
			if (await isToStop(db, run)) return await end(db, run, work, 'stopped');
			if (stopping.aborted) return await letGo(db, run);
			more = await work.batch(db, run, stopping);
		}
		await end(db, run, work, 'done');
	} catch (problem) {
		if (problem instanceof LostLease) return;
		await end(db, run, work, 'failed', whatWentWrong(problem));
	} finally {
		await work?.letGo?.(run);
	}
}

async function isToStop(db: Database, run: Run): Promise<boolean> {
	const [row] = await db.read
		.select({ askedAt: movingRun.stopAskedAt })
		.from(movingRun)
		.where(eq(movingRun.id, run.id));
	if (!row) throw new LostLease();
	return row.askedAt !== null;
}

function whatWentWrong(problem: unknown): string {
	const refusal = refusalIn(problem);
	if (refusal) return refusal.sentence;
	log.problem('Moving', problem);
	return `It could not go on: ${problemLine(problem)}`;
}

async function end(
	db: Database,
	run: Run,
	work: Work | undefined,
	state: 'done' | 'stopped' | 'failed',
	problem = '',
): Promise<void> {
	await transact(db, async (tx) => {
		await tx
			.update(movingRun)
			.set({ state, problem, endedAt: now(), leasedBy: null, leasedUntil: null })
			.where(and(eq(movingRun.id, run.id), eq(movingRun.leasedBy, HOLDER)));
		tell(run);
	});
	if (state === 'done' && work?.forgetsFiles) await forgetFolder(db, run.key);
}

/** The next start goes on at once. */
async function letGo(db: Database, run: Run): Promise<void> {
	await transact(db, (tx) =>
		tx.update(movingRun).set({ leasedBy: null, leasedUntil: null }).where(eq(movingRun.id, run.id)),
	);
}

const ENDED = ['done', 'stopped', 'failed'] as const;

async function forgetOld(db: Database): Promise<void> {
	const over = (before: number) => and(inArray(movingRun.state, ENDED), lt(movingRun.endedAt, before));
	const old = await db.read
		.select({ key: movingRun.key })
		.from(movingRun)
		.where(over(now() - FILES_KEPT));
	for (const { key } of old) await forgetFolder(db, key);
	const oldest = await db.read
		.select({ id: movingRun.id })
		.from(movingRun)
		.where(over(now() - RUNS_KEPT))
		.limit(1);
	if (oldest.length === 0) return;
	await transact(db, (tx) => tx.delete(movingRun).where(over(now() - RUNS_KEPT)));
}
