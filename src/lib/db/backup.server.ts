import {
	chmodSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createClient, type Client } from '@libsql/client/sqlite3';
import { Unstartable } from '../errors.ts';
import { FILES, holdingFiles } from '../files/kept-files.server.ts';
import { KEY_FILE } from '../secret-box.server.ts';
import { schemaState } from './migrate.server.ts';
import type { Database } from './open.server.ts';
import { PACKING, packedProblem, type Packed } from './packed-files.server.ts';

/**
 * A whole copy of the database, the files and the key in one file, while everybody goes on working. It appears
 * under its name only once it has been opened and all of it was read; a file of that name is replaced.
 * @param counting what to count in the copy: SQL that answers with a number, by name
 */
export async function backUp(
	db: Database,
	file: string,
	migrations: string,
	counting: Record<string, string> = {},
): Promise<Omit<Packed, 'problem'>> {
	if (db.file === null) {
		throw new Unstartable(
			'Backups are made where the database server is; Kintsugi itself copies a file that is its own.',
			'not-a-database',
		);
	}
	const from = db.file;
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
	rmSync(unfinished, { force: true });
	try {
		const work = {
			from,
			to: unfinished,
			files: join(db.folder, FILES),
			key: join(db.folder, KEY_FILE),
			counting,
		};
		const { problem, ...packed } = await holdingFiles(db.folder, () => packInWorker(work));
		const broken =
			problem === null ? await schemaProblem(unfinished, migrations) : `The copy is no good: ${problem}.`;
		if (broken !== null) throw new Unstartable(broken, 'not-a-database');
		chmodSync(unfinished, 0o600);
		flush(unfinished);
		renameSync(unfinished, file);
		return packed;
	} finally {
		rmSync(unfinished, { force: true });
	}
}

interface Work {
	from: string;
	to: string;
	files: string;
	key: string;
	counting: Record<string, string>;
}

function packInWorker(work: Work): Promise<Packed> {
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
	return looking(file, async (client) => {
		const { rows } = await client.execute('PRAGMA integrity_check');
		if (rows[0]?.[0] !== 'ok') return `${file} is damaged.`;
		const foreign = await foreignSchema(client, file, migrations);
		if (foreign !== null) return foreign;
		const damage = await packedProblem(client);
		return damage === null ? null : `${file} is damaged: ${damage}.`;
	});
}

/** As `backupProblem`, of a file whose every byte was read already. */
function schemaProblem(file: string, migrations: string): Promise<string | null> {
	return looking(file, (client) => foreignSchema(client, file, migrations));
}

async function foreignSchema(client: Client, file: string, migrations: string): Promise<string | null> {
	const state = await schemaState(client, migrations);
	if (state === 'empty') return `${file} holds no Kintsugi workspace.`;
	if (state === 'newer') return `${file} was made by a newer Kintsugi; restore it with that version.`;
	return null;
}

async function looking(
	file: string,
	look: (client: Client) => Promise<string | null>,
): Promise<string | null> {
	const client = createClient({ url: `file:${file}`, concurrency: 1 });
	try {
		return await look(client);
	} catch {
		return `${file} is not a database.`;
	} finally {
		client.close();
	}
}
