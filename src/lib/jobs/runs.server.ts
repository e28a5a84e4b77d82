import { sql } from 'drizzle-orm';
import { HOUR } from '../dates.ts';
import type { Database, Reader } from '../db/open.server.ts';
import { transact } from '../db/transact.server.ts';
import type { Run } from './jobs.server.ts';
import { problemLine } from '../log/stack-line.ts';
import { jobRun } from './tables.server.ts';

export type JobRun = typeof jobRun.$inferSelect;

/** Going well is written down once an hour: a row each minute for each job would keep the disk awake. */
const RENEWED = HOUR;
/** As many failures in a row are more than a bad minute. */
export const KEEPS_FAILING = 3;

const lately = new Map<string, number>();

/** Notes how a job's run ended. */
export async function noteRun(db: Database, { name, at, problem }: Run): Promise<void> {
	if (problem !== undefined) return noteFailure(db, name, at, problemLine(problem));
	lately.set(name, at);
	const [known] = (await jobRuns(db.read)).filter((run) => run.name === name);
	if (known?.failures === 0 && Math.abs(at - (known.doneAt ?? 0)) < RENEWED) return;
	const went = { doneAt: at, failures: 0 };
	await transact(db, (tx) =>
		tx
			.insert(jobRun)
			.values({ name, ...went })
			.onConflictDoUpdate({ target: jobRun.name, set: went }),
	);
}

async function noteFailure(db: Database, name: string, failedAt: number, problem: string): Promise<void> {
	await transact(db, (tx) =>
		tx
			.insert(jobRun)
			.values({ name, failedAt, problem, failures: 1 })
			.onConflictDoUpdate({
				target: jobRun.name,
				set: { failedAt, problem, failures: sql`${jobRun.failures} + 1` },
			}),
	);
}

/** How each job's last run went; of this process to the moment, of another to the hour. */
export async function jobRuns(db: Reader): Promise<JobRun[]> {
	const rows = await db.select().from(jobRun);
	return rows.map((row) => ({
		...row,
		doneAt: Math.max(lately.get(row.name) ?? 0, row.doneAt ?? 0) || null,
	}));
}
