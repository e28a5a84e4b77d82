import {
	closeSync,
	constants,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { Unstartable } from '../errors.ts';
import { FILES, holdingFiles } from '../files/kept-files.server.ts';
import { schemaState } from './migrate.server.ts';
import { DATABASE_FILE, openDatabase, type Database } from './open.server.ts';
import { PACKING, packedProblem, unpackFiles } from './packed-files.server.ts';

/**
 * A whole copy of the database and the files in one file, while everybody goes on working. It appears under
 * its name only once it has been opened and checked; a file of that name is replaced.
 * @returns how many files are in it
 */
export async function backUp(db: Database, file: string, migrations: string): Promise<number> {
	mkdirSync(dirname(file), { recursive: true });
	const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
	rmSync(unfinished, { force: true });
	try {
		const work = { from: db.file, to: unfinished, files: join(db.folder, FILES) };
		const count = await holdingFiles(db.folder, () => packInWorker(work));
		const problem = await backupProblem(unfinished, migrations);
		if (problem !== null) throw new Unstartable(problem, 'not-a-database');
		flush(unfinished);
		renameSync(unfinished, file);
		return count;
	} finally {
		rmSync(unfinished, { force: true });
	}
}

function packInWorker(work: { from: string; to: string; files: string }): Promise<number> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(PACKING, { eval: true, workerData: work });
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('The backup ended before it was done.')));
	});
}

function flush(file: string): void {
	const handle = openSync(file, 'r+');
	fsyncSync(handle);
	closeSync(handle);
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
		if (state === 'newer') return `${file} was made by a newer Kintsugi; restore it with that version.`;
		const damage = await packedProblem(client);
		return damage === null ? null : `${file} is damaged: ${damage}.`;
	} catch {
		return `${file} is not a database.`;
	} finally {
		client.close();
	}
}

/**
 * Puts a backup in the place of the database, which has to be closed, and its files beside those that are there.
 * What was there is kept, and comes back by itself where the backup cannot be opened.
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

	linkFiles(join(folder, FILES), filesBeside(restorePoint));
	linkFiles(filesBeside(file), join(folder, FILES));
	try {
		await unpackFiles(incoming, folder);
	} catch (problem) {
		rmSync(incoming, { force: true });
		throw problem;
	}
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

/** A restore point is the database that was moved away; its files stand beside it. */
function filesBeside(restorePoint: string): string {
	return restorePoint.replace(/(\.db)?$/, '.files');
}

/** The same files in another folder, without taking room twice where the disk can do that. */
function linkFiles(from: string, to: string): void {
	if (!existsSync(from)) return;
	mkdirSync(to, { recursive: true, mode: 0o700 });
	for (const name of readdirSync(from)) {
		if (name.startsWith('.') || existsSync(join(to, name))) continue;
		try {
			linkSync(join(from, name), join(to, name));
		} catch {
			copyFileSync(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
		}
	}
}
