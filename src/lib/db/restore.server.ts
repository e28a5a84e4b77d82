import {
	constants,
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { FILES } from '../files/kept-files.server.ts';
import { KEY_FILE, replaceKey } from '../secret-box.server.ts';
import { DATABASE_FILE, openDatabase, type FileDatabase } from './open.server.ts';
import { unpackFiles } from './packed-files.server.ts';

/**
 * Puts a backup in the place of the database, which has to be closed, and its files beside those that are there.
 * What was there is kept, and comes back by itself where the backup cannot be opened.
 * @returns the database, open again, and where the former one is kept
 */
export async function restoreBackup(
	folder: string,
	file: string,
	migrations: string,
): Promise<{ db: FileDatabase; restorePoint: string }> {
	const live = join(folder, DATABASE_FILE);
	const stamp = new Date().toISOString().replace(/[:.]/g, '-');
	const restorePoint = join(folder, 'backups', `before-restore-${stamp}.db`);
	mkdirSync(dirname(restorePoint), { recursive: true, mode: 0o700 });
	const incoming = join(folder, '.restoring.db');
	copyFileSync(file, incoming, constants.COPYFILE_FICLONE);

	linkFiles(join(folder, FILES), beside(restorePoint, 'files'));
	linkFiles(beside(file, 'files'), join(folder, FILES));
	const formerKey = readKey(join(folder, KEY_FILE));
	let key: Uint8Array | null;
	try {
		if (formerKey) writeFileSync(beside(restorePoint, 'key'), formerKey, { mode: 0o600, flush: true });
		key = (await unpackFiles(incoming, folder)) ?? readKey(beside(file, 'key'));
	} catch (problem) {
		rmSync(incoming, { force: true });
		throw problem;
	}
	moveDatabase(live, restorePoint);
	renameSync(incoming, live);
	if (key) replaceKey(folder, key);
	try {
		return { db: await openDatabase(folder, migrations), restorePoint };
	} catch (problem) {
		for (const part of ['', '-wal', '-shm']) rmSync(live + part, { force: true });
		moveDatabase(restorePoint, live);
		if (formerKey) replaceKey(folder, formerKey);
		throw problem;
	}
}

/** With what stands beside it: the newest rows may be in the log alone. */
function moveDatabase(from: string, to: string): void {
	for (const part of ['-wal', '-shm', '']) {
		if (existsSync(from + part)) renameSync(from + part, to + part);
	}
}

/** A restore point is the database that was moved away; its files and its key stand beside it. */
function beside(restorePoint: string, what: 'files' | 'key'): string {
	return restorePoint.replace(/(\.db)?$/, `.${what}`);
}

function readKey(file: string): Uint8Array | null {
	return existsSync(file) ? readFileSync(file) : null;
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
