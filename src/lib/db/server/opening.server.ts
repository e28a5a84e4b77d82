import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@libsql/client/http';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import pLimit from 'p-limit';
import { Unstartable } from '#lib/errors.ts';
import { schemaState } from '../migrate.server.ts';
import { takeLock } from '../lock.server.ts';
import { CASING, makeWritable, type Database } from '../open.server.ts';
import { tracedClient } from '../traced-client.server.ts';
import { CurrentReading } from './current-reading.server.ts';
import { openKept } from './kept-client.server.ts';
import { Leases } from './leases.server.ts';
import { isServerAway, Reach } from './reach.server.ts';
import { Replica, type ReplicaPlace } from './replica.server.ts';
import { Telling } from './telling.server.ts';
import { commitOnServer } from './committing.server.ts';

/** A libSQL server that several processes share. */
export interface Server {
	url: string;
	token: string | null;
	/** Where the other processes reach this one. */
	address: string;
	/** Where this process keeps a copy to read from; nothing where it asks the server each time. */
	replica?: ReplicaPlace;
	/** Milliseconds that it may take to answer, where that is not what is usual. */
	patience?: number;
}

/**
 * Opens the database on a server, and migrates it where no other process does. The data folder is one that all of
 * them share: files, and the key of what is sealed.
 */
export async function openServer(server: Server, folder: string, migrations: string): Promise<Database> {
	makeWritable(folder);
	const reach = new Reach(server.patience);
	const client = tracedClient(openKept(server, reach.writing));
	const reader = tracedClient(openKept(server, reach.reading));
	const leases = new Leases(client, server.address);
	try {
		await keepsReferences(server.url, reader);
		await migrateOnce(client, migrations);
	} catch (problem) {
		client.close();
		reader.close();
		reach.close();
		if (!isServerAway(problem)) throw problem;
		throw new Unstartable(
			`The database server at ${server.url} does not answer. Start it, or mend KINTSUGI_DATABASE_URL.`,
			'in-use',
		);
	}
	const queue = pLimit(1);
	const current = server.replica ? await readFromCopy(server, server.replica, reader) : null;
	const read = current ? tracedClient(current.client) : reader;
	const db: Database = {
		folder,
		file: null,
		read: drizzle(read, CASING),
		writer: { drizzle: drizzle(client, CASING), client, queue },
		reader,
		shared: {
			reach,
			leases,
			telling: new Telling(reader, client, leases.holder, () => current?.heard()),
			current,
			commit: (work, telling) => commitOnServer(db, work, telling),
		},
		async close() {
			await queue(() => Promise.resolve());
			if (client.closed) return;
			db.shared?.telling.stop();
			await leases.close();
			await current?.close();
			reader.close();
			client.close();
			reach.close();
		},
	};
	return db;
}

async function readFromCopy(
	{ url, token }: Server,
	place: ReplicaPlace,
	reader: Client,
): Promise<CurrentReading> {
	makeWritable(place.folder);
	const lock = await takeLock(join(place.folder, 'replica.lock'));
	if (!lock) {
		throw new Unstartable(
			`Another Kintsugi keeps its copy of the database in ${place.folder}. Each process needs a folder of its own in KINTSUGI_REPLICA.`,
			'in-use',
		);
	}
	return new CurrentReading(
		reader,
		new Replica(place, { url: url.replace(/^libsql:/, 'https:'), token }),
		lock,
	);
}

/** Half of what is removed goes by itself, with what it belonged to. */
async function keepsReferences(url: string, client: Client): Promise<void> {
	const { rows } = await client.execute('PRAGMA foreign_keys');
	if (Number(rows[0]?.[0]) === 1) return;
	throw new Unstartable(
		`The database server at ${url} does not enforce foreign keys, and Kintsugi needs that.`,
		'not-a-database',
	);
}

/** It stands outside of the migrations: it is there before the first of them. */
const MIGRATING = 'kintsugi_migrating';
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
const LONGEST = 60_000;
const LOOKS_AGAIN = 250;

/** One process migrates; those that start meanwhile wait until it has. */
async function migrateOnce(client: Client, migrations: string): Promise<void> {
	for (;;) {
		const state = await schemaState(client, migrations);
		if (state === 'current') return;
		if (state === 'newer') {
			throw new Unstartable(
				'This database was written by a newer Kintsugi. Start that version; nothing was changed.',
				'newer-database',
			);
		}
		if (await mayMigrate(client)) break;
		await pause(LOOKS_AGAIN);
	}
	await applyMigrations(drizzle(client), { migrationsFolder: migrations });
	await client.execute(`UPDATE ${MIGRATING} SET until = 0`);
}

async function mayMigrate(client: Client): Promise<boolean> {
	await client.execute(
		`CREATE TABLE IF NOT EXISTS ${MIGRATING} (id INTEGER PRIMARY KEY CHECK (id = 1), until INTEGER NOT NULL)`,
	);
	const { rows } = await client.execute(
		`INSERT INTO ${MIGRATING} VALUES (1, ${NOW} + ${LONGEST})
		 ON CONFLICT (id) DO UPDATE SET until = excluded.until WHERE until <= ${NOW} RETURNING id`,
	);
	return rows.length > 0;
}
