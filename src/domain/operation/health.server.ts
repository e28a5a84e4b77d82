import { and, count, eq, gt, isNull, min } from 'drizzle-orm';
import { DAY, duration, HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { schemaState } from '#lib/db/migrate.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { environment } from '#lib/environment.server.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { jobRun } from '#lib/jobs/tables.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { readSettings } from '#lib/settings.server.ts';
import { hasSecondFactor } from '../accounts/second-factors/having.server.ts';
import { person } from '../accounts/tables.server.ts';
import { keptBackups, freeBytes } from './kept-backups.server.ts';
import { neededBytes, type Places } from './making-backup.server.ts';
import { readPlan, readRun } from './backup-run.server.ts';
import { writing } from './write-probe.server.ts';

/** One thing that is looked at. */
export interface Check {
	name: 'writing' | 'schema' | 'mail' | 'jobs' | 'disk' | 'backup' | 'owners' | 'maintenance';
	/** `broken`: it cannot do its work. `look`: it does, and somebody should have a look. */
	state: 'well' | 'look' | 'broken';
	sentence: string;
	href?: string;
}

/** Everything that says whether it does its work, and will go on doing so. */
export async function checks(
	db: Database,
	{ backups, migrations }: Places = environment(),
): Promise<Check[]> {
	return [
		await writing(db),
		await schema(db, migrations),
		await disk(db),
		await backup(db, backups),
		await mail(db.read),
		await jobs(db.read),
		await owners(db.read),
		await maintenance(db.read),
	];
}

const well = (name: Check['name'], sentence: string): Check => ({ name, state: 'well', sentence });
const look = (name: Check['name'], sentence: string, href?: string): Check => ({
	name,
	state: 'look',
	sentence,
	...(href === undefined ? {} : { href }),
});

async function schema(db: Database, migrations: string): Promise<Check> {
	const state = await schemaState(db.reader, migrations);
	return state === 'current'
		? well('schema', 'The database has the form that this version knows.')
		: { name: 'schema', state: 'broken', sentence: 'The database has another form than this version knows.' };
}

async function disk(db: Database): Promise<Check> {
	const [free, needed] = [await freeBytes(db.folder), await neededBytes(db)];
	if (free === null) return well('disk', 'The system does not say how much room there is.');
	const room = `${sizeInWords(free)} free, and everything takes ${sizeInWords(needed)}.`;
	return free < 2 * needed + 200_000_000
		? look('disk', `The disk gets full: ${room}`, '/admin/storage')
		: well('disk', `The disk has ${room}`);
}

async function backup(db: Database, folder: string): Promise<Check> {
	if (db.file === null) return well('backup', 'Backups are made where the database server is.');
	const plan = await readPlan(db.read);
	const run = await readRun(db.read);
	const [newest] = (await keptBackups([folder])).filter(({ kind }) => kind === 'backup');
	const { setUpAt } = await readSettings(db.read);
	const age = now() - (newest?.at ?? setUpAt ?? now());
	const longest = (plan.every === 'week' ? 8 : 2) * DAY;
	if (run.problem !== null)
		return look('backup', `The last backup did not work. ${run.problem}`, '/admin/backups');
	if (plan.every !== 'never' && age <= longest)
		return well(
			'backup',
			newest ? `The last backup is ${duration(age)} old.` : 'The first backup is due soon.',
		);
	if (!newest) return look('backup', 'There is no backup.', '/admin/backups');
	return age <= longest
		? well('backup', `The last backup is ${duration(age)} old.`)
		: look('backup', `The last backup is ${duration(age)} old.`, '/admin/backups');
}

const LATE = HOUR;

async function mail(db: Reader): Promise<Check> {
	const [dead] = await db
		.select({ number: count() })
		.from(outbox)
		.where(and(eq(outbox.way, 'mail'), eq(outbox.state, 'dead'), gt(outbox.createdAt, now() - 30 * DAY)));
	if (dead && dead.number > 0) {
		return look('mail', `${counted(dead.number, 'mail', 'mails')} could not be delivered.`, '/admin/mail');
	}
	const [oldest] = await db
		.select({ dueAt: min(outbox.dueAt) })
		.from(outbox)
		.where(and(eq(outbox.way, 'mail'), eq(outbox.state, 'waiting')));
	const late = oldest?.dueAt == null ? 0 : now() - oldest.dueAt;
	return late > LATE
		? look('mail', `Mail has been waiting for ${duration(late)}.`, '/admin/mail')
		: well('mail', 'No mail is late.');
}

async function jobs(db: Reader): Promise<Check> {
	const failing = await db.select({ name: jobRun.name }).from(jobRun).where(gt(jobRun.failures, 0));
	return failing.length > 0
		? look(
				'jobs',
				`This work does not get done: ${failing.map(({ name }) => name).join(', ')}.`,
				'/admin/jobs',
			)
		: well('jobs', 'What is done by itself gets done.');
}

async function owners(db: Reader): Promise<Check> {
	const all = await db
		.select({ id: person.id, role: person.role })
		.from(person)
		.where(isNull(person.deactivatedAt));
	const found = all.filter(({ role }) => role === 'owner');
	if (found.length === 1 && all.length > 1) {
		return look('owners', 'There is one owner. A second one helps when they are away.', '/people');
	}
	const two = await Promise.all(found.map(({ id }) => hasSecondFactor(db, id)));
	return two.includes(true)
		? well('owners', `${sentenceCase(counted(found.length, 'owner'))}, and not by a password alone.`)
		: look('owners', 'No owner has a second step to sign in with.', '/settings/two-steps');
}

async function maintenance(db: Reader): Promise<Check> {
	const { maintenance: during } = await readSettings(db);
	return during
		? look('maintenance', `Only owners write, for ${duration(now() - during.since)} now.`, '/admin/general')
		: well('maintenance', 'Everybody writes.');
}
