import type { Person } from '#domain/accounts/person.ts';
import { ownersOnly } from '#domain/archive/moving-workspace.server.ts';
import { IMPORT } from '#domain/archive/taking-in.server.ts';
import { answerOfRun } from '#domain/moving/api-answer.ts';
import { MOVING_JOB, runOf, shownRun, type Run } from '#domain/moving/runs.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';

/** A workspace that they bring in, or look ahead of, however far that is. */
export async function arrived(db: Database, who: Person, key: string): Promise<Run> {
	ownersOnly(who);
	const run = await runOf(db.read, who, key);
	return run.work === IMPORT ? run : missing('This archive');
}

/** How far it is after a moment of work. */
export async function underWay(db: Database, who: Person, key: string) {
	await runJobSoon(MOVING_JOB);
	return answerOfRun(shownRun(await arrived(db, who, key)));
}
