import { z } from 'zod';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { BackupPlan } from './backup-plan.ts';

export const PLAN = 'backups';
const RUN = 'backups-run';

/** How the last one went that the plan asked for. */
const BackupRun = z.object({
	/** When it was begun. */
	at: z.number().nullable().default(null),
	problem: z.string().nullable().default(null),
});
export type BackupRun = z.output<typeof BackupRun>;

export function readPlan(db: Reader): Promise<BackupPlan> {
	return readSetting(db, PLAN, BackupPlan);
}

export function readRun(db: Reader): Promise<BackupRun> {
	return readSetting(db, RUN, BackupRun);
}

export function noteRun(db: Database, run: BackupRun): Promise<void> {
	return transact(db, (tx) => writeSetting(tx, RUN, run));
}
