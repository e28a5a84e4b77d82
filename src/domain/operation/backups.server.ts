import { join } from 'node:path';
import { HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { forbidden, missing, refusalIn } from '#lib/errors.ts';
import { readSettings, writeSetting } from '#lib/settings.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { tellOwners } from './backup-failed.server.ts';
import type { BackupPlan } from './backup-plan.ts';
import { noteRun, PLAN, readPlan, readRun } from './backup-run.server.ts';
import { isBackupDue, nextBackup } from './backup-schedule.ts';
import { freeBytes, keptBackups } from './kept-backups.server.ts';
import { makeBackup, neededBytes, type Places } from './making-backup.server.ts';

/** Everything about backups, for those who look after the workspace. */
export async function readBackups(db: Database, who: Person, places: Places = environment()) {
	adminsOnly(who);
	const plan = await readPlan(db.read);
	const run = await readRun(db.read);
	const { zone, setUpAt, example } = await readSettings(db.read);
	const at = now();
	return {
		plan,
		zone,
		/** The example makes none by itself. */
		next: example ? null : nextBackup(plan, zone, Math.max(run.at ?? setUpAt ?? at, at)),
		problem: run.problem,
		problemAt: run.problem === null ? null : run.at,
		folder: places.backups,
		free: await freeBytes(db.folder),
		needed: await neededBytes(db),
		kept: await keptBackups([places.backups, join(db.folder, 'backups')]),
	};
}

export async function changePlan(db: Database, who: Person, plan: BackupPlan): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		await writeSetting(tx, PLAN, plan);
		await note(tx, who, { act: 'backup-plan-changed', details: { every: plan.every, keep: plan.keep } });
	});
}

/** One now, whatever the plan says. */
export async function backUpNow(
	db: Database,
	who: Person,
	places: Places = environment(),
): Promise<{ name: string }> {
	adminsOnly(who);
	const made = await makeBackup(db, places);
	await transact(db, (tx) => note(tx, who, { act: 'backup-made', details: { name: made.name } }));
	return made;
}

/** Called every minute: makes the one that is due. One that failed is tried again after an hour. */
export async function backUpWhenDue(db: Database, places: Places = environment()): Promise<void> {
	if (db.file === null) return;
	const at = now();
	const plan = await readPlan(db.read);
	const run = await readRun(db.read);
	const { zone, setUpAt, example } = await readSettings(db.read);
	if (setUpAt === null || example) return;
	const again = run.problem !== null && plan.every !== 'never' && at >= (run.at ?? 0) + HOUR;
	if (!again && !isBackupDue(plan, zone, run.at ?? setUpAt, at)) return;
	try {
		await makeBackup(db, places);
	} catch (problem) {
		// Where even this cannot be written, it is the log of the server that says so.
		await noteFailure(db, { at, first: run.problem === null, problem }).catch(() => undefined);
		throw problem;
	}
	await noteRun(db, { at, problem: null });
}

async function noteFailure(
	db: Database,
	{ at, first, problem }: { at: number; first: boolean; problem: unknown },
): Promise<void> {
	const words = problem instanceof Error ? problem.message : null;
	const sentence = refusalIn(problem)?.sentence ?? words ?? 'Nobody knows why.';
	await noteRun(db, { at, problem: sentence });
	if (first) await tellOwners(db, at);
}

/** A backup holds what everybody wrote and every secret: for owners, and it is noted. */
export async function takeAway(
	db: Database,
	who: Person,
	name: string,
	places: Places = environment(),
): Promise<{ path: string; bytes: number }> {
	if (who.role !== 'owner') forbidden('Only owners can take a backup away: everything is in it.');
	const kept = await keptBackups([places.backups, join(db.folder, 'backups')]);
	const found = kept.find((one) => one.name === name) ?? missing('This backup');
	await transact(db, (tx) => note(tx, who, { act: 'backup-taken', details: { name } }));
	return { path: join(found.folder, found.name), bytes: found.bytes };
}

function adminsOnly(who: Person): void {
	if (!isAdmin(who)) forbidden('Only owners and administrators look after the workspace.');
}
