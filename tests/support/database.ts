import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE, openDatabase, type Database, type FileDatabase } from '#lib/db/open.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { startDatabaseServer } from './sqld.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../drizzle');

export interface Fresh {
	db: FileDatabase;
	/** Closes it and removes its folder. */
	close: () => Promise<void>;
}

/** An empty temporary folder. */
export function freshFolder(): string {
	return mkdtempSync(join(tmpdir(), 'kintsugi-test-'));
}

const nothing = () => Promise.resolve();

/** A real database of its own with every migration applied, and nothing in it. */
export const freshDatabase = copiesOf('empty', nothing);

/** A data folder with such a database, for a server: a start that migrates is tested by itself, and takes longer. */
export async function migratedFolder(): Promise<string> {
	const folder = freshFolder();
	writeFileSync(join(folder, DATABASE_FILE), await imageOf('empty', nothing));
	return folder;
}

/** Test files have modules of their own, and share these. */
const holder = globalThis as typeof globalThis & { imagesOfTests?: Map<string, Promise<Buffer>> };
const images = (holder.imagesOfTests ??= new Map());

/** Databases that start as the one of this name does. It is filled once for each test process, then copied. */
export function copiesOf(name: string, fill: (db: Database) => Promise<void>): () => Promise<Fresh> {
	return async () => (onServer ? openOnServer(name, fill) : openImage(await imageOf(name, fill)));
}

/** Whether the same tests run against a database server: see tests/scale/domain.test.ts. */
export const onServer = process.env.KINTSUGI_TEST_DATABASE === 'server';

async function openOnServer(name: string, fill: (db: Database) => Promise<void>): Promise<Fresh> {
	const data = images.get(`${name} on a server`) ?? makeServerImage(fill);
	images.set(`${name} on a server`, data);
	const server = await startDatabaseServer({ data: (await data).toString() });
	const folder = freshFolder();
	const db = await openServer(
		{ url: server.url, token: null, address: 'http://127.0.0.1:1' },
		folder,
		MIGRATIONS,
	);
	return {
		// What needs the file itself is not among these tests.
		db: db as FileDatabase,
		async close() {
			await db.close();
			await server.discard();
			rmSync(folder, { recursive: true });
		},
	};
}

/** @returns the folder with its data, as bytes like the others */
async function makeServerImage(fill: (db: Database) => Promise<void>): Promise<Buffer> {
	const server = await startDatabaseServer();
	const folder = freshFolder();
	const db = await openServer(
		{ url: server.url, token: null, address: 'http://127.0.0.1:1' },
		folder,
		MIGRATIONS,
	);
	await fill(db);
	await db.close();
	await server.stop('SIGTERM');
	process.once('exit', () => rmSync(server.folder, { recursive: true, force: true }));
	return Buffer.from(server.folder);
}

function imageOf(name: string, fill: (db: Database) => Promise<void>): Promise<Buffer> {
	const image = images.get(name) ?? makeImage(fill);
	images.set(name, image);
	return image;
}

async function makeImage(fill: (db: Database) => Promise<void>): Promise<Buffer> {
	const folder = freshFolder();
	const db = await openDatabase(folder, MIGRATIONS);
	await fill(db);
	// Closing leaves what was written in the log beside the file; this puts it all into one.
	const whole = join(folder, 'whole.db');
	await db.writer.client.execute({ sql: 'VACUUM INTO ?', args: [whole] });
	await db.close();
	const image = readFileSync(whole);
	rmSync(folder, { recursive: true });
	return image;
}

async function openImage(image: Buffer): Promise<Fresh> {
	const folder = freshFolder();
	writeFileSync(join(folder, DATABASE_FILE), image);
	const db = await openDatabase(folder, MIGRATIONS);
	// No test cuts the power of this machine: nothing waits for its disk.
	await db.writer.client.execute('PRAGMA synchronous=OFF');
	return {
		db,
		async close() {
			await db.close();
			rmSync(folder, { recursive: true });
		},
	};
}
