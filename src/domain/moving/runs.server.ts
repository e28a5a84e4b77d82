import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { afterCommit, transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import { news } from '#lib/live/news.server.ts';
import type { Person } from '../accounts/person.ts';
import { HOLDER, LEASE } from './leases.server.ts';
import { isUnderway, MOVING, type LineKind, type RunCounts, type RunLine, type ShownRun } from './run.ts';
import { movingLine, movingRun } from './tables.server.ts';

/**
 * How to move much in or out, such as an import:
 *
 * 1. Write a `Work`: a name and `batch(db, run)`, which does the next few things (a second or two) and says whether
 *    there are more. It begins at `run.place`, whatever it put there itself; null the first time.
 * 2. In the *same* `transact` in which the batch writes, call `advance(tx, run, { place, done, total, step, lines })`.
 *    A process that ends in the middle then goes on from there, and nothing is done twice.
 *    Where `run.dryRun`, write nothing but that: the lines say what would be made, changed or skipped, and why.
 * 3. Name it in `src/serving/works.server.ts`. The function that starts it decides who may, and calls `startRun` in a
 *    transaction; the route then calls `void runJob(MOVING_JOB)`. Files that it needs lie in `folderOfRun(db, run.key)`.
 * 4. Show it with `RunProgress.svelte`, which is live, and works by reload without JavaScript.
 *
 * A refusal (`conflict(…)`, `invalid(…)`) thrown in a batch ends the run with its sentence; anything else ends it as
 * something that went wrong. What was done until then stays, and `goOn` tries again from there.
 */
export interface Work {
	name: string;
	/** @returns whether there is more to do */
	batch: (db: Database, run: Run, stopping: AbortSignal) => Promise<boolean>;
	/** It is not carried on here any more: what a batch left open for the next is closed. */
	letGo?: (run: Run) => Promise<void>;
	/** Its folder is of no use once it has ended: what was uploaded for it. */
	forgetsFiles?: true;
}

export type Run = typeof movingRun.$inferSelect;

export const MOVING_JOB = 'what is being moved in and out';

/** Whether they may is decided before. */
export async function startRun(
	tx: Transaction,
	who: Person,
	{ work, dryRun = false, asked = {}, key = newRunKey() }: NewRun,
): Promise<Run> {
	const [run] = await tx
		.insert(movingRun)
		.values({
			...{ key, work, dryRun, asked },
			personId: who.id,
			state: 'waiting',
			counts: {},
			startedAt: now(),
		})
		.returning();
	if (!run) throw new Error('A run was not written.');
	tell(run);
	return run;
}

interface NewRun {
	work: string;
	dryRun?: boolean;
	asked?: Record<string, unknown>;
	/** Where its folder was filled before. */
	key?: string;
}

export function newRunKey(): string {
	return randomName(20);
}

export interface Advance {
	place: unknown;
	done: number;
	total?: number | null;
	step?: string;
	lines?: readonly RunLine[];
}

/**
 * Notes how far a run is, in the transaction that did it.
 * @throws where another process has taken it over, so that nothing of the batch is written
 */
export async function advance(
	tx: Transaction,
	run: Run,
	{ place, done, total, step, lines = [] }: Advance,
): Promise<void> {
	const counts = countedWith(run.counts, lines);
	const next = {
		...{ place, done, counts },
		total: total === undefined ? run.total : total,
		step: step ?? run.step,
		leasedUntil: now() + LEASE,
	};
	const held = await tx
		.update(movingRun)
		.set(next)
		.where(and(eq(movingRun.id, run.id), eq(movingRun.leasedBy, HOLDER)))
		.returning({ id: movingRun.id });
	if (held.length === 0) throw new LostLease();
	for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
		await tx.insert(movingLine).values(
			lines.slice(from, from + LINES_AT_ONCE).map(({ kind, subject, sentence = '', href = '' }) => ({
				...{ runId: run.id, kind, subject, sentence, href },
			})),
		);
	}
	afterCommit(() => Object.assign(run, next));
	tell(run);
}

const LINES_AT_ONCE = 200;

/** Another process is at it by now. */
export class LostLease extends Error {}

function countedWith(counts: RunCounts, lines: readonly RunLine[]): RunCounts {
	const sum = { ...counts };
	for (const { kind } of lines) sum[kind] = (sum[kind] ?? 0) + 1;
	return sum;
}

export function tell(run: Pick<Run, 'personId'>): void {
	afterCommit(() => news.say([run.personId], MOVING));
}

/** One's own; that of others is not here. */
export async function runOf(db: Reader, who: Person, key: string): Promise<Run> {
	const [run] = await db
		.select()
		.from(movingRun)
		.where(and(eq(movingRun.key, key), eq(movingRun.personId, who.id)));
	return run ?? missing('This run');
}

/** One's own, the newest first. */
export async function runsOf(
	db: Reader,
	who: Person,
	works: readonly string[],
	limit = 20,
): Promise<ShownRun[]> {
	const runs = await db
		.select()
		.from(movingRun)
		.where(and(eq(movingRun.personId, who.id), inArray(movingRun.work, [...works])))
		.orderBy(desc(movingRun.id))
		.limit(limit);
	return runs.map(shownRun);
}

export function shownRun(run: Run): ShownRun {
	const { key, work, dryRun, state, step, done, total, counts, problem, startedAt, endedAt } = run;
	return {
		...{ key, work, dryRun, state, step, done, total, counts, problem, startedAt, endedAt },
		stopping: run.stopAskedAt !== null,
	};
}

/** What became of its things, in their order; `after` is the last that is known. */
export async function linesOf(
	db: Reader,
	run: Pick<Run, 'id'>,
	{ kind, after = 0, limit = 200 }: { kind?: LineKind; after?: number; limit?: number } = {},
): Promise<(Required<RunLine> & { id: number })[]> {
	return db
		.select({
			id: movingLine.id,
			kind: movingLine.kind,
			subject: movingLine.subject,
			sentence: movingLine.sentence,
			href: movingLine.href,
		})
		.from(movingLine)
		.where(
			and(
				eq(movingLine.runId, run.id),
				kind === undefined ? undefined : eq(movingLine.kind, kind),
				sql`${movingLine.id} > ${after}`,
			),
		)
		.orderBy(asc(movingLine.id))
		.limit(limit);
}

/** It ends after the batch that is being done; what was done stays. */
export async function stop(db: Database, who: Person, { key }: { key: string }): Promise<void> {
	await transact(db, async (tx) => {
		const run = await runOf(tx, who, key);
		if (!isUnderway(run)) conflict('It has ended already.');
		const ends = run.state === 'waiting' ? ({ state: 'stopped', endedAt: now() } as const) : {};
		await tx
			.update(movingRun)
			.set({ stopAskedAt: now(), ...ends })
			.where(eq(movingRun.id, run.id));
		tell(run);
	});
}

/** One that failed or was stopped goes on from where it was. */
export async function goOn(db: Database, who: Person, { key }: { key: string }): Promise<void> {
	await transact(db, async (tx) => {
		const run = await runOf(tx, who, key);
		if (run.state !== 'failed' && run.state !== 'stopped') conflict('It does not wait for that.');
		await tx
			.update(movingRun)
			.set({ state: 'waiting', stopAskedAt: null, endedAt: null, problem: '' })
			.where(eq(movingRun.id, run.id));
		tell(run);
	});
}
