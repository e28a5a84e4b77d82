import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { Unstartable } from '../errors.ts';
import { schemaState } from './migrate.server.ts';
import { DATABASE_FILE, openDatabase, type Database } from './open.server.ts';

// On the main thread this would hold up every request for as long as the copy takes.
const COPY = `
	const { workerData } = require('node:worker_threads');
	const Database = require('libsql');
	const db = new Database(workerData.from, { timeout: 10000 });
	db.prepare('VACUUM INTO ?').run(workerData.to);
	db.close();
`;

/**
 * A whole copy of the database in one file, while everybody goes on working. It appears under its
 * name only once it has been opened and checked; a file of that name is replaced.
 */
export async function backUp(db: Database, file: string, migrations: string): Promise<void> {
	mkdirSync(dirname(file), { recursive: true });
	const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
	rmSync(unfinished, { force: true });
	try {
		await copyInWorker(db.file, unfinished);
		const problem = await backupProblem(unfinished, migrations);
		if (problem !== null) throw new Unstartable(problem, 'not-a-database');
		renameSync(unfinished, file);
	} finally {
		rmSync(unfinished, { force: true });
	}
}

function copyInWorker(from: string, to: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(COPY, { eval: true, workerData: { from, to } });
		worker.on('error', reject);
		worker.on('exit', () => resolve());
	});
}

/** Why this file cannot be restored here, in a sentence; null where it can. */
export async function backupProblem(file: string, migrations: string): Promise<string | null> {
	if (!existsSync(file)) return `There is no file ${file}.`;
	const client = createClient({ url: `file:${file}`, concurrency: 1 });
	try {
		const { rows } = await client.execute('PRAGMA integrity_check');
		if (rows[0]?.[0] !== 'ok') return `${file} is damaged.`;
		const state = await schemaState(client, migrations);
		if (state === 'empty') return `${file} holds no Kintsugi workspace.`;
		return state === 'newer' ? `${file} was made by a newer Kintsugi; restore it with that version.` : null;
	} catch {
		return `${file} is not a database.`;
	} finally {
		client.close();
	}
}

/**
 * Puts a backup in the place of the database, which has to be closed. What was there is kept beside
 * it, and comes back by itself where the backup cannot be opened.
 * @returns the database, open again, and where the former one is kept
 */
export async function restoreBackup(
	folder: string,
	file: string,
	migrations: string,
): Promise<{ db: Database; restorePoint: string }> {
	const live = join(folder, DATABASE_FILE);
	const stamp = new Date().toISOString().replace(/[:.]/g, '-');
	const restorePoint = join(folder, 'backups', `before-restore-${stamp}.db`);
	mkdirSync(dirname(restorePoint), { recursive: true, mode: 0o700 });
	const incoming = join(folder, '.restoring.db');
	copyFileSync(file, incoming, constants.COPYFILE_FICLONE);

	moveDatabase(live, restorePoint);
	renameSync(incoming, live);
	try {
		return { db: await openDatabase(folder, migrations), restorePoint };
	} catch (problem) {
		for (const part of ['', '-wal', '-shm']) rmSync(live + part, { force: true });
		moveDatabase(restorePoint, live);
		throw problem;
	}
}

/** With what stands beside it: the newest rows may be in the log alone. */
function moveDatabase(from: string, to: string): void {
	for (const part of ['-wal', '-shm', '']) {
		if (existsSync(from + part)) renameSync(from + part, to + part);
	}
}
