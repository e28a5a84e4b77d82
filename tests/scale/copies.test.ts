import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, setting, writeSetting } from '#lib/settings.server.ts';
import { comingFrom } from '#lib/whence.server.ts';
import { freshFolder, MIGRATIONS } from '../support/database.ts';
import { sqld, startDatabaseServer, type DatabaseServer } from '../support/sqld.ts';

// Each reads from a copy of its own, and finds there whatever was stored when its request came.

const program = join(import.meta.dirname, '../../src/lib/db/server/replica-process.server.ts');
const requested = <T>(work: () => Promise<T>) =>
	comingFrom({ address: '', device: '', request: { id: 'request', untold: false } }, work);
const Count = z.number().catch(0);
const count = (db: Database) => readSetting(db.read, 'test.count', Count);
const write = (db: Database, value: number) => transact(db, (tx) => writeSetting(tx, 'test.count', value));

describe.skipIf(sqld() === null)('copies of a database server', () => {
	let server: DatabaseServer;
	let folder: string;
	let one: Database;
	let two: Database;
	const open = (copy: string) =>
		openServer(
			{
				...{ url: server.url, token: null, address: 'http://127.0.0.1:1', patience: 2_000 },
				replica: { folder: join(folder, copy), program, pause: 300 },
			},
			folder,
			MIGRATIONS,
		);
	const untilThere = (db: Database) =>
		vi.waitFor(() => expect(db.shared?.current?.copy.count).toBeGreaterThanOrEqual(0), {
			timeout: 20_000,
			interval: 50,
		});

	beforeAll(async () => {
		server = await startDatabaseServer();
		folder = freshFolder();
		one = await open('one');
		two = await open('two');
		await Promise.all([one, two].map(untilThere));
	});
	afterAll(async () => {
		await Promise.all([one.close(), two.close()]);
		await server.discard();
		await rm(folder, { recursive: true });
	});

	test('whatever one has acknowledged, the next request reads, here and there', async () => {
		const stale: number[] = [];
		for (let value = 1; value <= 60; value += 1) {
			const [writer, other] = value % 2 ? [one, two] : [two, one];
			await write(writer, value);
			const read = await Promise.all([writer, other, other].map((db) => requested(() => count(db))));
			if (read.some((found) => found !== value)) stale.push(value);
		}
		expect(stale).toEqual([]);
	});

	test('a request reads what it has written itself, and what was written elsewhere while it went on', async () => {
		await requested(async () => {
			await write(one, 100);
			expect(await count(one)).toBe(100);
			await write(one, 101);
			expect(await count(one)).toBe(101);
			await write(two, 102);
			await pause(300);
			expect(await count(one)).toBe(102);
		});
	});

	test('many at once write and read, and none reads what is older than its request', async () => {
		let stored = 0;
		let ended = false;
		const writing = (async () => {
			for (let value = 1_000; value < 1_100; value += 1) {
				await write(value % 2 ? one : two, value);
				stored = value;
			}
			ended = true;
		})();
		const older: string[] = [];
		const reading = [one, two, one, two].map(async (db) => {
			while (!ended) {
				const before = stored;
				const found = await requested(() => count(db));
				if (found < before) older.push(`${found} after ${before}`);
			}
		});
		await Promise.all([writing, ...reading]);
		expect(older).toEqual([]);
	});

	test('who asks the same with other words is answered what they asked for', async () => {
		await transact(one, (tx) =>
			tx.insert(setting).values(Array.from({ length: 200 }, (_, n) => ({ name: `test.of ${n}`, value: n }))),
		);
		const ask = (n: number) =>
			requested(() =>
				two.read
					.select()
					.from(setting)
					.where(eq(setting.name, `test.of ${n}`)),
			);
		const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(n)));
		expect(answers.map(([row]) => row?.value)).toEqual(Array.from({ length: 200 }, (_, n) => n));
		expect(await ask(200)).toEqual([]);
	});

	test('is read while the server says nothing, by whoever came before that', async () => {
		await requested(async () => {
			const before = await count(one);
			server.hush();
			try {
				expect(await count(one)).toBe(before);
			} finally {
				server.speak();
			}
		});
	});

	test('where the copy ends, the server is asked, and a copy is begun again', async () => {
		const pid = two.shared?.current?.copy.pid;
		if (pid === undefined) throw new Error('There is a copy.');
		const asking = Array.from({ length: 20 }, () => requested(() => count(two)));
		process.kill(pid, 'SIGKILL');
		expect(new Set(await Promise.all(asking)).size).toBe(1);
		await write(two, 7);
		expect(await requested(() => count(two))).toBe(7);
		await untilThere(two);
		expect(two.shared?.current?.copy.pid).not.toBe(pid);
		await write(one, 8);
		expect(await requested(() => count(two))).toBe(8);
	});

	test('what it cannot answer the server refuses in its own words', async () => {
		const wrong = requested(() => one.read.all('SELECT nothing FROM nowhere'));
		await expect(wrong).rejects.toThrow();
		expect(one.shared?.current?.copy.count).toBeGreaterThan(0);
	});

	test('two cannot keep theirs in one folder', async () => {
		await expect(open('one')).rejects.toThrow('KINTSUGI_REPLICA');
	});
});
