import { createClient } from '@libsql/client/sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, MIGRATIONS, type Fresh } from '../../../tests/support/database.ts';
import { setting } from '../settings.server.ts';
import { openDatabase, type Database } from './open.server.ts';
import { afterCommit, asOne, onceStored, transact } from './transact.server.ts';

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

	it('lets others go first where one transaction follows another without an end', async () => {
		let heard = false;
		setTimeout(() => (heard = true));
		for (let n = 0; n < 2_000 && !heard; n++) await write(`w${n}`);
		expect(heard).toBe(true);
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

describe('asOne', () => {
	it('stores what several functions wrote as one, and reads what it wrote', async () => {
		await asOne(db, async (one) => {
			await transact(one, (tx) => tx.insert(setting).values({ name: 'a', value: 1 }));
			await transact(db, (tx) => tx.insert(setting).values({ name: 'b', value: 2 }));
			expect(await names(one)).toEqual(['a', 'b']);
			expect(await names(db)).toEqual([]);
		});
		expect(await names(db)).toEqual(['a', 'b']);
	});

	it('stores nothing of all that where it breaks afterwards, and tells nobody', async () => {
		const told: string[] = [];
		const broken = asOne(db, async (one) => {
			await transact(one, async (tx) => {
				await tx.insert(setting).values({ name: 'a', value: 1 });
				afterCommit(() => told.push('a'));
			});
			await onceStored(() => Promise.resolve(void told.push('follows')));
			throw new Error('afterwards');
		});
		await expect(broken).rejects.toThrow('afterwards');
		expect(await names(db)).toEqual([]);
		expect(told).toEqual([]);
	});

	it('keeps the rest where one part of it broke and somebody caught that', async () => {
		await asOne(db, async (one) => {
			await write('before');
			const half = transact(one, async (tx) => {
				await tx.insert(setting).values({ name: 'half', value: 1 });
				throw new Error('half-way');
			});
			await expect(half).rejects.toThrow('half-way');
			await write('after');
		});
		expect(await names(db)).toEqual(['before', 'after']);
	});

	it('tells what follows once it is stored, and what goes on after it is outside again', async () => {
		const told: string[][] = [];
		let later = Promise.resolve();
		let over: () => void = () => undefined;
		const itIsOver = new Promise<void>((resolve) => (over = resolve));
		await asOne(db, async () => {
			await write('one');
			await onceStored(async () => void told.push(await names(db)));
			later = itIsOver.then(async () => void (await write('later')));
		});
		over();
		await later;
		await expect.poll(() => told).toEqual([['one']]);
		expect(await names(db)).toEqual(['one', 'later']);
	});

	it('lets nobody write in between', async () => {
		const order: string[] = [];
		const first = asOne(db, async (one) => {
			await names(one);
			await write('first');
			order.push('first');
		});
		const second = write('second').then(() => order.push('second'));
		await Promise.all([first, second]);
		expect(order).toEqual(['first', 'second']);
	});

	it('refuses another one inside of it', async () => {
		await expect(asOne(db, (one) => asOne(one, () => Promise.resolve()))).rejects.toThrow('already open');
	});
});
