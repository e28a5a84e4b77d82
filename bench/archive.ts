import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createClient, type Client, type InValue } from '@libsql/client';
import { firstOwner } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { writeFolder } from '#domain/archive/folder.server.ts';
import { startImport } from '#domain/archive/moving-workspace.server.ts';
import { movingKey } from '#domain/archive/sealing.server.ts';
import { SHAPES } from '#domain/archive/shapes.server.ts';
import { importWorkspace } from '#domain/archive/taking-in.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { newRunKey, runOf } from '#domain/moving/runs.server.ts';
import { openDatabase, prepareReader, type Database } from '#lib/db/open.server.ts';
import { fill, FOLDER, MIGRATIONS, openBench, OWNER, TENTH } from './fill.ts';
import type { Row } from './table.ts';

/** What an import makes besides rows that travel. */
const INDEXES = ['searchable', 'search_terms', 'search_text', 'search_words', 'search_titles'];
const AT_ONCE = 250;

/**
 * A tenth of the large workspace taken out whole, and into an empty one, against the same rows read through the driver
 * and the same bytes written, and the other way round.
 */
export async function measureArchive(): Promise<Row[]> {
	mkdirSync(FOLDER, { recursive: true });
	await fill(TENTH);
	const folder = mkdtempSync(join(tmpdir(), 'kintsugi-bench-archive-'));
	const here = await openBench(TENTH);
	const there = await openDatabase(join(folder, 'there'), MIGRATIONS);
	try {
		await setUp(there, OWNER);
		const [out, plain] = [join(folder, 'out'), join(folder, 'plain')];
		const scope = { who: await ownerOf(here), sealFor: movingKey(there.folder) };
		const taken = await seconds(() => writeFolder(here, scope, out));
		const reading = await readerOf(here);
		const read = await seconds(async () => {
			await rowsOf(reading);
			await copied(out, plain);
		});
		reading.close();

		const brought = await seconds(() => bring(there, out));
		const raw = await rawCopy(join(folder, 'raw'), there, out);
		const figure = 'seconds, once';
		return [
			{
				what: 'taking a workspace out',
				figure,
				ours: taken,
				baseline: 'same rows read, same files written',
				theirs: read,
			},
			{
				what: 'taking it in',
				figure,
				ours: brought,
				baseline: 'same files read, same rows written',
				theirs: raw,
			},
		];
	} finally {
		await here.close();
		await there.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function ownerOf({ read }: Database): Promise<Person> {
	const found = await firstOwner(read);
	if (!found) throw new Error('Nobody owns it.');
	return found;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return (performance.now() - began) / 1_000;
}

async function bring(db: Database, path: string): Promise<void> {
	const who = await ownerOf(db);
	const { key } = await startImport(db, who, { key: newRunKey(), path, dryRun: false });
	await carryOn(db, [importWorkspace], new AbortController().signal, key);
	const { state, problem } = await runOf(db.read, who, key);
	if (state !== 'done') throw new Error(`The import ended as ${state}: ${problem}`);
}

async function readerOf({ file }: Database): Promise<Client> {
	const driver = createClient({ url: `file:${file}`, concurrency: 1 });
	await prepareReader(driver);
	return driver;
}

interface Table {
	name: string;
	columns: string[];
	rows: InValue[][];
}

async function rowsOf(driver: Client, more: readonly string[] = []): Promise<Table[]> {
	const tables: Table[] = [];
	for (const name of [...SHAPES.keys(), ...more]) {
		const { columns, rows } = await driver.execute(`SELECT * FROM "${name}"`);
		tables.push({ name, columns, rows: rows.map((row) => columns.map((_, at) => row[at] ?? null)) });
	}
	return tables;
}

async function filesIn(folder: string): Promise<string[]> {
	const all = await readdir(folder, { recursive: true, withFileTypes: true });
	return all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function copied(from: string, to: string): Promise<void> {
	for (const path of await filesIn(from)) {
		const copy = join(to, path.slice(from.length));
		mkdirSync(dirname(copy), { recursive: true });
		await writeFile(copy, await readFile(path));
	}
}

/** Seconds that it takes to read those files, and to write the rows that they became, index and all, into tables. */
async function rawCopy(folder: string, made: Database, from: string): Promise<number> {
	const reading = await readerOf(made);
	const tables = await rowsOf(reading, INDEXES);
	reading.close();
	const empty = await openDatabase(folder, MIGRATIONS);
	await empty.close();
	const driver = createClient({ url: `file:${join(folder, 'kintsugi.db')}`, concurrency: 1 });
	await driver.execute('PRAGMA foreign_keys = OFF');
	try {
		return await seconds(async () => {
			for (const path of await filesIn(from)) await readFile(path);
			for (const { name, columns, rows } of tables) {
				const names = columns.map((column) => `"${column}"`).join(', ');
				const places = columns.map(() => '?').join(', ');
				const sql = `INSERT OR REPLACE INTO "${name}" (${names}) VALUES (${places})`;
				for (let at = 0; at < rows.length; at += AT_ONCE) {
					const some = rows.slice(at, at + AT_ONCE).map((args) => ({ sql, args }));
					await driver.batch(some, 'write');
				}
			}
		});
	} finally {
		driver.close();
	}
}
