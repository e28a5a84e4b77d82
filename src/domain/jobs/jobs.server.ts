import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { jobNames, runJob } from '#lib/jobs/jobs.server.ts';
import { jobRuns, KEEPS_FAILING, type JobRun } from '#lib/jobs/runs.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';

/** A job, and how it went lately. */
export interface JobState extends JobRun {
	/** It has failed several times in a row. */
	keepsFailing: boolean;
}

/** For so long somebody who runs a job waits to see how it ends. */
const PATIENCE = 8_000;

export async function listJobs(db: Database, who: Person): Promise<JobState[]> {
	adminsOnly(who);
	const runs = await jobRuns(db.read);
	return jobNames().map((name) => {
		const run = runs.find((one) => one.name === name) ?? unknown(name);
		return { ...run, keepsFailing: run.failures >= KEEPS_FAILING };
	});
}

function unknown(name: string): JobRun {
	return { name, doneAt: null, failedAt: null, problem: null, failures: 0 };
}

/** The jobs that somebody has to look after. */
export async function failingJobs(db: Database, who: Person): Promise<JobState[]> {
	return (await listJobs(db, who)).filter(({ keepsFailing }) => keepsFailing);
}

/** Runs a job out of its turn. @returns whether it has ended by now */
export async function runNow(_db: Database, who: Person, { name }: { name: string }): Promise<boolean> {
	adminsOnly(who);
	if (!jobNames().includes(name)) missing();
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, PATIENCE, false)));
	const ended = await Promise.race([runJob(name).then(() => true), late]);
	clearTimeout(timer);
	return ended;
}
