import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createClient, type Client } from '@libsql/client/sqlite3';
import { z } from 'zod';
import { isFileName } from '../files/file-address.ts';
import { FILES, keepFile, pathOfFile } from '../files/kept-files.server.ts';
import { KEY_FILE } from '../secret-box.server.ts';

/**
 * A backup is one file: the database, and beside its tables an SQLite archive with the files, the key of what is
 * sealed, and a manifest of them. `sqlite3 FILE -A --extract` unpacks it without us.
 * @see https://sqlite.org/sqlar.html
 */
const MANIFEST = 'manifest.json';
const Manifest = z.object({
	kintsugi: z.literal('backup/1'),
	files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
});

export interface Packed {
	/** How many files of people are in it. */
	files: number;
	/** What was asked to be counted, in the copy itself. */
	counts: Record<string, number>;
	/** Why the copy is not what it should be, as the end of a sentence; null where it is. */
	problem: string | null;
}

/**
 * What makes a backup and then reads all of it again, in a worker: on the main thread it would hold up every
 * request for as long as it takes. It reads whole files that nobody changes, one after the other; the key comes
 * after the database, so that it is there for whatever the copy holds sealed.
 */
export const PACKING = `
	const { createHash } = require('node:crypto');
	const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs');
	const { join } = require('node:path');
	const { parentPort, workerData } = require('node:worker_threads');
	const Database = require('libsql');
	const { from, to, files, key, counting } = workerData;

	const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

	const live = new Database(from, { timeout: 10000 });
	live.prepare('VACUUM INTO ?').run(to);
	live.close();

	const copy = new Database(to);
	// Nobody else has it open, and a log beside it could be left behind.
	copy.exec('PRAGMA journal_mode=DELETE');
	copy.exec('DROP TABLE IF EXISTS sqlar');
	copy.exec('CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)');
	const add = copy.prepare('INSERT INTO sqlar VALUES (?, 33152, ?, ?, ?)');
	const manifest = { kintsugi: 'backup/1', files: [] };
	const pack = (name, file) => {
		const bytes = readFileSync(file);
		add.run(name, Math.floor(statSync(file).mtimeMs / 1000), bytes.length, bytes);
		manifest.files.push({ name, size: bytes.length, sha256: hashOf(bytes) });
	};
	const names = existsSync(files) ? readdirSync(files).filter((name) => !name.startsWith('.')).sort() : [];
	for (const name of names) pack('${FILES}/' + name, join(files, name));
	if (existsSync(key)) pack('${KEY_FILE}', key);
	const text = Buffer.from(JSON.stringify(manifest, null, '\\t') + '\\n');
	add.run('${MANIFEST}', Math.floor(Date.now() / 1000), text.length, text);
	copy.close();

	const made = new Database(to, { readonly: true });
	const check = made.prepare('PRAGMA integrity_check').raw().get()[0];
	const packed = made.prepare('SELECT data FROM sqlar WHERE name = ?').raw();
	const broken = manifest.files.find(({ name, sha256 }) => hashOf(packed.get(name)?.[0] ?? '') !== sha256);
	const problem = check !== 'ok' ? 'it is damaged' : broken ? 'the file ' + broken.name + ' in it is not whole' : null;
	const counts = Object.fromEntries(
		Object.entries(counting).map(([what, sql]) => [what, made.prepare(sql).raw().get()[0]]),
	);
	made.close();
	parentPort.postMessage({ files: names.length, counts, problem });
`;

/** Why the files in a backup are not what was packed, as the end of a sentence; null where they are. */
export async function packedProblem(client: Client): Promise<string | null> {
	if (!(await hasArchive(client))) return null;
	const manifest = Manifest.safeParse(await readManifest(client));
	if (!manifest.success) return 'the list of its files cannot be read';
	for (const { name, size, sha256 } of manifest.data.files) {
		const bytes = await readPacked(client, name);
		if (bytes?.length !== size || hashOf(bytes) !== sha256) return `the file ${name} in it is not whole`;
		await setImmediate();
	}
	return null;
}

/**
 * Takes the files out of a copy of a backup, into the data folder and beside what is there: their names are
 * random, so none stands for another. What is left is the database alone.
 * @returns the key that was packed; null where there was none
 */
export async function unpackFiles(copy: string, data: string): Promise<Uint8Array | null> {
	const client = createClient({ url: `file:${copy}`, concurrency: 1 });
	try {
		if (!(await hasArchive(client))) return null;
		const key = await readPacked(client, KEY_FILE);
		const { rows } = await client.execute(`SELECT name FROM sqlar WHERE name LIKE '${FILES}/%'`);
		for (const { name } of rows) if (typeof name === 'string') await unpack(client, name, data);
		await client.execute('DROP TABLE sqlar');
		await client.execute('VACUUM');
		return key;
	} finally {
		client.close();
	}
}

async function unpack(client: Client, packed: string, data: string): Promise<void> {
	const name = packed.slice(FILES.length + 1);
	if (!isFileName(name) || existsSync(pathOfFile(data, name))) return;
	const bytes = await readPacked(client, packed);
	if (bytes) await keepFile(data, name, bytes);
	await setImmediate();
}

async function hasArchive(client: Client): Promise<boolean> {
	const { rows } = await client.execute(
		"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'sqlar'",
	);
	return rows.length > 0;
}

async function readManifest(client: Client): Promise<unknown> {
	const bytes = await readPacked(client, MANIFEST);
	try {
		return JSON.parse(new TextDecoder().decode(bytes ?? undefined));
	} catch {
		return null;
	}
}

async function readPacked(client: Client, name: string): Promise<Uint8Array | null> {
	const { rows } = await client.execute({ sql: 'SELECT data FROM sqlar WHERE name = ?', args: [name] });
	const data = rows[0]?.data;
	return data instanceof ArrayBuffer ? new Uint8Array(data) : null;
}

function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
