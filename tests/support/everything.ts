import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { expect, vi } from 'vitest';
import { JOBS } from '../../src/serving/jobs.server.ts';
import { DATABASE_FILE, type Database } from '#lib/db/open.server.ts';

/** Every row of every table, as it is stored, those of the full-text indexes too. */
export type Rows = Map<string, string[]>;

export async function everyRow({ reader }: Pick<Database, 'reader'>): Promise<Rows> {
	const { rows } = await reader.execute(
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
	);
	const found: Rows = new Map();
	for (const name of rows.map((row) => String(row.name))) {
		const all = await reader.execute(`SELECT * FROM "${name}"`);
		found.set(
			name,
			all.rows.map((row) =>
				JSON.stringify(Object.fromEntries(all.columns.map((column) => [column, plain(row[column])]))),
			),
		);
	}
	return found;
}

/** Jobs note that they ran, by themselves and whoever is here. */
const OF_JOBS = ['job_run', 'sqlite_stat1'];

/** Of a Kintsugi that runs in another process: every row but what its jobs note of themselves. */
export async function everyRowIn(folder: string): Promise<Rows> {
	const reader = createClient({
		url: `file:${join(folder, DATABASE_FILE)}`,
		timeout: 5000,
		intMode: 'bigint',
	});
	try {
		const all = await everyRow({ reader });
		return new Map([...all].filter(([table]) => !OF_JOBS.includes(table)));
	} finally {
		reader.close();
	}
}

/** What a Kintsugi that has just started does by itself is done: its jobs have each run once, beside who asks meanwhile. */
export async function firstJobsDone(folder: string): Promise<void> {
	const reader = createClient({ url: `file:${join(folder, DATABASE_FILE)}`, timeout: 5000 });
	try {
		await vi.waitFor(
			async () => {
				const { rows } = await reader.execute('SELECT name FROM job_run');
				const ran = rows.map(({ name }) => name);
				expect(ran).toEqual(expect.arrayContaining(JOBS.map(({ name }) => name)));
			},
			{ timeout: 30_000 },
		);
	} finally {
		reader.close();
	}
}

function plain(value: unknown): unknown {
	if (typeof value === 'bigint') return Number(value);
	return value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value;
}

/** What is there now and was not before: new rows, and those that changed. */
export function addedRows(before: Rows, after: Rows): { table: string; row: string }[] {
	return [...after].flatMap(([table, rows]) => {
		const left = new Map<string, number>();
		for (const row of before.get(table) ?? []) left.set(row, (left.get(row) ?? 0) + 1);
		return rows.flatMap((row) => {
			const known = left.get(row) ?? 0;
			left.set(row, known - 1);
			return known > 0 ? [] : [{ table, row }];
		});
	});
}

/** The bytes of the database and of the log beside it. */
export function everyByte(file: string): Buffer {
	return Buffer.concat([file, `${file}-wal`].filter(existsSync).map((one) => readFileSync(one)));
}

/** How often it stands there, in capitals or not. */
export function timesIn(bytes: Buffer, text: string): number {
	return (
		bytes.toString('latin1').toLowerCase().split(Buffer.from(text).toString('latin1').toLowerCase()).length -
		1
	);
}
