import { createClient } from '@libsql/client/sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, MIGRATIONS, type Fresh } from '../../../tests/support/database.ts';
import { setting } from '../settings.server.ts';
import { openDatabase, type Database } from './open.server.ts';
import { transact } from './transact.server.ts';

let fresh: Fresh;
let db: Database;
beforeEach(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterEach(async () => {
	await db.close();
	await fresh.close();
});

const write = (name: string) => transact(db, (tx) => tx.insert(setting).values({ name, value: name }));
const names = async (from: Database) => (await from.read.select().from(setting)).map(({ name }) => name);

describe('transact', () => {
	it('stores all of many writes that were asked for at once', async () => {
		await Promise.all(Array.from({ length: 300 }, (_, n) => write(`w${n}`)));
		expect(await names(db)).toHaveLength(300);
	});

	it('stores nothing of a piece of work that breaks half-way, and goes on with the next', async () => {
		const broken = transact(db, async (tx) => {
			await tx.insert(setting).values({ name: 'half', value: 1 });
			throw new Error('half-way');
		});
		const next = write('next');
		await expect(broken).rejects.toThrow('half-way');
		await next;
		expect(await names(db)).toEqual(['next']);
	});

	it('refuses a transaction inside another, which would wait for itself', async () => {
		await expect(transact(db, () => write('inner'))).rejects.toThrow('already open');
		await write('after');
		expect(await names(db)).toEqual(['after']);
	});

	it('shows readers what is committed and nothing before', async () => {
		await transact(db, async (tx) => {
			await tx.insert(setting).values({ name: 'later', value: 1 });
			expect(await names(db)).toEqual([]);
		});
		expect(await names(db)).toEqual(['later']);
	});

	it('does not let a reader write', async () => {
		const reader = db.read as unknown as Database['writer']['drizzle'];
		await expect(reader.insert(setting).values({ name: 'sly', value: 1 })).rejects.toThrow();
	});

	it('loses nothing it acknowledged after somebody else held the file', async () => {
		await db.writer.client.execute('PRAGMA busy_timeout=50');
		const other = createClient({ url: `file:${db.file}`, concurrency: 1 });
		const held = await other.transaction('write');
		await expect(write('during')).rejects.toThrow();
		await held.rollback();
		other.close();

		const stored = ['one', 'two', 'three'];
		for (const name of stored) await write(name);
		await transact(db, (tx) => tx.update(setting).set({ value: 'changed' }).where(eq(setting.name, 'one')));
		await db.close();
		const again = await openDatabase(db.folder, MIGRATIONS);
		expect((await names(again)).sort()).toEqual([...stored].sort());
		db = again;
	});
});
