import { createClient } from '@libsql/client/sqlite3';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { changeSettings, readSettings, setting } from '../settings.server.ts';
import { setClock } from './clock.ts';
import { transact } from './transact.server.ts';
import { unchanged, watched, isUnchanged } from './unchanged.server.ts';

let fresh: Fresh;
let release: () => void;
let at: number;
let asked: number;
beforeEach(async () => {
	fresh = await freshDatabase();
	at = Date.parse('2026-03-03T09:30:00Z');
	release = setClock(() => at);
	asked = 0;
});
afterEach(async () => {
	release();
	await fresh.db.close();
	await fresh.close();
});

const names = (name = 'names') =>
	unchanged(fresh.db.read, name, async () => {
		asked += 1;
		return (await fresh.db.read.select().from(setting)).map((row) => row.name);
	});
const write = (name: string) => transact(fresh.db, (tx) => tx.insert(setting).values({ name, value: 1 }));
const teams = () =>
	transact(fresh.db, (tx) =>
		tx.run(sql`INSERT INTO team (slug, name, glaze, created_at) VALUES (${String(at++)}, 'T', 'ash', 1)`),
	);

describe('what was read', () => {
	it('is kept until something it was read from is written, and no other thing', async () => {
		expect(await names()).toEqual([]);
		await names();
		expect(asked).toBe(1);
		await teams();
		await names();
		expect(asked).toBe(1);
		await write('a');
		expect(await names()).toEqual(['a']);
		expect(asked).toBe(2);
	});

	it('is kept apart by name, and for a minute at the most', async () => {
		await names('one');
		await names('two');
		expect(asked).toBe(2);
		at += 59_999;
		await names('one');
		expect(asked).toBe(2);
		at += 1;
		await names('one');
		expect(asked).toBe(3);
	});

	it('stays where what was written is taken back, and is asked for anew where it fails', async () => {
		await names();
		await expect(
			transact(fresh.db, async (tx) => {
				await tx.insert(setting).values({ name: 'b', value: 1 });
				throw new Error('Not after all.');
			}),
		).rejects.toThrow('Not after all');
		expect(await names()).toEqual([]);
		expect(asked).toBe(1);
		const failing = () => unchanged(fresh.db.read, 'failing', () => Promise.reject(new Error(`${++asked}`)));
		await expect(failing()).rejects.toThrow('2');
		await expect(failing()).rejects.toThrow('3');
	});

	it('is not kept where somebody wrote while it was read', async () => {
		const slow = () =>
			unchanged(fresh.db.read, 'slow', async () => {
				const rows = await fresh.db.read.select().from(setting);
				if (asked++ === 0) await write('meanwhile');
				return rows.length;
			});
		expect(await slow()).toBe(0);
		expect(await slow()).toBe(1);
	});

	it('in part counts for the whole, also where the part was kept', async () => {
		await names();
		const { kept } = await watched(fresh.db.read, () => names());
		if (!kept) throw new Error('It is not kept.');
		expect(isUnchanged(fresh.db.read, kept)).toBe(true);
		await write('c');
		expect(isUnchanged(fresh.db.read, kept)).toBe(false);
	});

	it('is asked for anew where another program wrote to the file', async () => {
		await names();
		await names();
		expect(asked).toBe(1);
		const other = createClient({ url: `file:${fresh.db.file}`, concurrency: 1 });
		await other.execute("INSERT INTO setting VALUES ('foreign', '1')");
		expect(await names()).toEqual(['foreign']);
		await write('own');
		await other.execute("DELETE FROM setting WHERE name = 'foreign'");
		other.close();
		expect(await names()).toEqual(['own']);
		await names();
		expect(asked).toBe(3);
	});

	it('of another database is nothing', async () => {
		const { kept } = await watched(fresh.db.read, () => names());
		const other = await freshDatabase();
		await unchanged(other.db.read, 'names', () => other.db.read.select().from(setting));
		if (!kept) throw new Error('It is not kept.');
		expect(isUnchanged(fresh.db.read, kept)).toBe(true);
		expect(isUnchanged(other.db.read, kept)).toBe(false);
		await other.db.close();
		await other.close();
	});

	it('in a transaction is read each time: what is there is not stored yet', async () => {
		await readSettings(fresh.db.read);
		await transact(fresh.db, async (tx) => {
			await changeSettings(tx, { workspace: 'New' });
			expect((await readSettings(tx)).workspace).toBe('New');
			expect((await readSettings(fresh.db.read)).workspace).not.toBe('New');
		});
		expect((await readSettings(fresh.db.read)).workspace).toBe('New');
	});
});

describe('a row that goes', () => {
	it('takes along what is read from other tables, whatever the table', async () => {
		const tables = await tablesIn();
		await fillAll(tables);
		let went = 0;
		for (const table of tables) {
			const of = () => Promise.all(tables.map((one) => unchanged(fresh.db.read, one, () => allOf(one))));
			await of();
			const deleted = await fresh.db.writer.client
				.execute(`DELETE FROM "${table}" WHERE rowid = (SELECT max(rowid) FROM "${table}")`)
				.catch(() => null);
			went += deleted?.rowsAffected ?? 0;
			expect(await of(), table).toEqual(await Promise.all(tables.map(allOf)));
		}
		expect(went).toBeGreaterThan(tables.length / 2);
	}, 90_000);
});

async function tablesIn(): Promise<string[]> {
	const { rows } = await fresh.db.reader.execute(
		"SELECT name FROM pragma_table_list WHERE type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite%' AND schema = 'main'",
	);
	return rows.map(({ name }) => String(name));
}

async function allOf(table: string): Promise<unknown> {
	return (await fresh.db.reader.execute(`SELECT * FROM "${table}"`)).rows.map((row) => ({ ...row }));
}

/** A row in every table, all of which belong to the first of each other one. */
async function fillAll(tables: readonly string[]): Promise<void> {
	const { client } = fresh.db.writer;
	await client.execute('PRAGMA foreign_keys=OFF');
	for (const table of tables) {
		const { rows } = await client.execute(`SELECT name, type, pk FROM pragma_table_info('${table}')`);
		const values = rows.map(({ name, type }) =>
			String(type).toUpperCase() === 'INTEGER' ? '1' : `'${String(name)}'`,
		);
		await client
			.execute(
				`INSERT OR IGNORE INTO "${table}" (${rows.map(({ name }) => `"${String(name)}"`).join()}) VALUES (${values.join()})`,
			)
			.catch(() => null);
	}
	await client.execute('PRAGMA foreign_keys=ON');
}
