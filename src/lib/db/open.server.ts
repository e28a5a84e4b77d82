import { mkdirSync, accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@libsql/client/sqlite3';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import pLimit, { type LimitFunction } from 'p-limit';
import { Unstartable } from '#lib/errors.ts';
import { ChangedTables } from './changed-tables.server.ts';
import { Connection } from './connection.server.ts';
import { migrate } from './migrate.server.ts';
import { takeLock, type Lock } from './lock.server.ts';
import type { CurrentReading } from './server/current-reading.server.ts';
import type { Leases } from './server/leases.server.ts';
import type { Reach } from './server/reach.server.ts';
import type { Said, Telling } from './server/telling.server.ts';
import { keepFrom, noteRead, noteWrite } from './unchanged.server.ts';
import { tracedClient } from './traced-client.server.ts';

type Drizzle = LibSQLDatabase;

/** What a query needs: the reading connection and an open transaction both are one. */
export type Reader = Pick<Drizzle, 'select' | 'selectDistinct' | 'all' | 'get' | 'values' | 'with' | '$with'>;
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

export interface Database {
	readonly folder: string;
	/** The file with the rows; null where a server has them. */
	readonly file: string | null;
	/** Sees what is committed; cannot write. */
	readonly read: Reader;
	/** For `transact` alone. */
	readonly writer: { drizzle: Drizzle; client: Client; queue: LimitFunction };
	readonly reader: Client;
	/** What several processes on one database server share; null where this one is alone with its file. */
	readonly shared: Shared | null;
	close(): Promise<void>;
}

/** A database in a file that belongs to this process. */
export interface FileDatabase extends Database {
	readonly file: string;
	readonly shared: null;
}

export interface Shared {
	/** Whether the server answers. */
	readonly reach: Reach;
	readonly leases: Leases;
	readonly telling: Telling;
	/** What is read from a copy of this process; null where it has none. */
	readonly current: CurrentReading | null;
	/** For `transact` alone. */
	readonly commit: <T>(work: (tx: Transaction) => Promise<T>, telling: readonly Said[]) => Promise<T>;
}

// The same in drizzle.config.ts.
export const CASING = { casing: 'snake_case' } as const;

export const DATABASE_FILE = 'kintsugi.db';
/** Milliseconds that somebody waits for another who writes. */
const TIMEOUT = 5000;

// A pragma reaches one connection of a client's pool, so each client has exactly one.
const WRITER = [
	'PRAGMA journal_mode=WAL',
	'PRAGMA synchronous=FULL',
	'PRAGMA foreign_keys=ON',
	// What is deleted is overwritten, so that it can be read in the file no more.
	'PRAGMA secure_delete=ON',
	'PRAGMA temp_store=MEMORY',
	'PRAGMA cache_size=-32000',
	'PRAGMA journal_size_limit=67108864',
];
const READER = [
	'PRAGMA query_only=1',
	'PRAGMA wal_autocheckpoint=0',
	'PRAGMA temp_store=MEMORY',
	'PRAGMA cache_size=-32000',
];

export async function prepareWriter(client: Client): Promise<void> {
	for (const pragma of WRITER) await client.execute(pragma);
}

export async function prepareReader(client: Client): Promise<void> {
	for (const pragma of READER) await client.execute(pragma);
}

/**
 * Opens the data folder, and creates or migrates the database in it. One process owns the folder
 * until `close`; a second one gets `Unstartable`.
 * @param migrations the folder with the migrations
 */
export async function openDatabase(folder: string, migrations: string): Promise<FileDatabase> {
	makeWritable(folder);
	const lock = await takeLock(join(folder, 'kintsugi.lock'));
	if (!lock) throw new Unstartable(`Another Kintsugi is already using the data folder ${folder}.`, 'in-use');
	try {
		return await openFile(folder, migrations, lock);
	} catch (problem) {
		await lock.release();
		if (!isForeignFile(problem)) throw problem;
		throw new Unstartable(
			`The file ${join(folder, DATABASE_FILE)} is not a database, so Kintsugi leaves it as it is: move it elsewhere, or choose another folder with KINTSUGI_DATA.`,
			'not-a-database',
		);
	}
}

function isForeignFile(problem: unknown): boolean {
	return problem instanceof Error && 'code' in problem && problem.code === 'SQLITE_NOTADB';
}

async function openFile(folder: string, migrations: string, lock: Lock): Promise<FileDatabase> {
	const file = join(folder, DATABASE_FILE);
	const client: Connection = new Connection(file, TIMEOUT, {
		asked: noteWrite,
		committed: (statements) => {
			changes.written(statements);
		},
	});
	const changes = new ChangedTables(client);
	await prepareWriter(client);
	await migrate(client, folder, migrations);
	const reader = new Connection(file, TIMEOUT, {
		asked: (sql) => {
			noteRead(changes, sql);
		},
	});
	await prepareReader(reader);
	await changes.learn(reader);
	const read = drizzle(tracedClient(reader), CASING);
	keepFrom(read, changes);
	const queue = pLimit(1);

	return {
		folder,
		file,
		read,
		writer: { drizzle: drizzle(tracedClient(client), CASING), client, queue },
		reader,
		shared: null,
		async close() {
			await queue(() => Promise.resolve());
			if (client.closed) return;
			reader.close();
			// The client lets its statements go only when they are collected, so the log would stay
			// beside the file with the newest rows in it.
			await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
			client.close();
			await lock.release();
		},
	};
}

export function makeWritable(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		throw new Unstartable(
			`Kintsugi cannot write to the data folder ${folder}. Make it writable, or choose another one with KINTSUGI_DATA.`,
			'unwritable',
		);
	}
}
