import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataVersion } from '#lib/db/data-version.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { said } from '#lib/db/server/tables.server.ts';
import type { Said } from '#lib/db/server/telling.server.ts';
import { tellOthers } from '#lib/db/telling.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refusalIn } from '#lib/errors.ts';
import { startJobs } from '#lib/jobs/jobs.server.ts';
import { readSetting, setting, writeSetting } from '#lib/settings.server.ts';
import { z } from 'zod';
import { freshFolder, MIGRATIONS } from '../support/database.ts';
import { sqld, startDatabaseServer, type DatabaseServer } from '../support/sqld.ts';

// Several processes are several clients here: what they share is on the server, and nothing of it in memory.

const Count = z.number().catch(0);
const count = (db: Database) => readSetting(db.read, 'test.count', Count);

describe.skipIf(sqld() === null)('a database server that several processes share', () => {
	let server: DatabaseServer;
	let folder: string;
	let all: Database[];

	const open = (patience?: number) =>
		openServer(
			{ url: server.url, token: null, address: 'http://127.0.0.1:1', ...(patience ? { patience } : {}) },
			folder,
			MIGRATIONS,
		);

	beforeAll(async () => {
		server = await startDatabaseServer();
		folder = freshFolder();
	});
	afterAll(async () => {
		await server.discard();
		await rm(folder, { recursive: true });
	});
	beforeEach(async () => {
		all = await Promise.all([open(), open(), open()]);
	});
	afterEach(async () => {
		await Promise.all(all.map((db) => db.close()));
	});

	const each = () => {
		const [one, two, three] = all;
		if (!one || !two || !three) throw new Error('Three were opened.');
		return { one, two, three };
	};

	test('is migrated once, and what one stores the others read at once', async () => {
		const { one, two } = each();
		const before = await dataVersion(two);
		await transact(one, (tx) => writeSetting(tx, 'test.word', 'gold'));
		expect(await readSetting(two.read, 'test.word', z.string())).toBe('gold');
		expect(await dataVersion(two)).toBe(before + 1);
	});

	test('loses no write of many who read, reckon and write at the same time', async () => {
		await transact(each().one, (tx) => writeSetting(tx, 'test.count', 0));
		const add = (db: Database) =>
			transact(db, async (tx) => {
				const [row] = await tx.select().from(setting).where(eq(setting.name, 'test.count'));
				await writeSetting(tx, 'test.count', Number(row?.value) + 1);
			});
		await Promise.all(all.flatMap((db) => Array.from({ length: 40 }, () => add(db))));
		expect(await count(each().two)).toBe(120);
	});

	test('takes back all of what failed, and tells nobody of it', async () => {
		const { one, two } = each();
		const lines = async () => (await two.read.select().from(said)).length;
		const before = await lines();
		const failing = transact(one, async (tx) => {
			await writeSetting(tx, 'test.word', 'lost');
			tellOthers({ to: 'test', what: 1 });
			throw new Error('No.');
		});
		await expect(failing).rejects.toThrow('No.');
		expect(await readSetting(two.read, 'test.word', z.string())).toBe('gold');
		expect(await lines()).toBe(before);
	});

	test('a write that is sent with what comes next is read by it, and refused with all of the rest', async () => {
		const { one, two } = each();
		const twice = { name: 'test.once', value: 1 };
		const read = (db: Database) => readSetting(db.read, 'test.once', Count);
		await expect(
			transact(one, async (tx) => {
				await tx.insert(setting).values(twice);
				const [found] = await tx.select().from(setting).where(eq(setting.name, 'test.once'));
				expect(found).toEqual(twice);
				await tx.insert(setting).values(twice);
			}),
		).rejects.toThrow();
		expect(await read(two)).toBe(0);
		await transact(one, async (tx) => {
			await tx.insert(setting).values(twice);
			const inside = tx.transaction((deeper) => deeper.insert(setting).values(twice));
			await expect(inside).rejects.toThrow();
			for (let value = 2; value <= 100; value += 1)
				await tx.update(setting).set({ value }).where(eq(setting.name, 'test.once'));
		});
		expect(await read(two)).toBe(100);
	});

	test('stores nothing of what comes while it is taking back', async () => {
		const { one, two } = each();
		let late: Promise<unknown> = Promise.resolve();
		const failing = transact(one, async (tx) => {
			late = (async () => {
				for (let times = 0; times < 50; times += 1) await writeSetting(tx, 'test.late', 'late');
			})().catch((problem: unknown) => problem);
			await writeSetting(tx, 'test.late', 'in time');
			throw new Error('No.');
		});
		await expect(failing).rejects.toThrow('No.');
		expect(await late).toBeInstanceOf(Error);
		expect(await readSetting(two.read, 'test.late', z.string().catch('nothing'))).toBe('nothing');
	});

	test('tells the others what was stored, in its order, and oneself nothing', async () => {
		const { one, two, three } = each();
		const heard = new Map<Database, Said[]>();
		for (const db of all) {
			heard.set(db, []);
			db.shared?.telling.start(
				(what) => heard.get(db)?.push(what),
				() => undefined,
			);
		}
		await pause(500);
		for (const what of [1, 2, 3]) {
			await transact(one, () => Promise.resolve(tellOthers({ to: 'test', what })));
		}
		const inOrder = [1, 2, 3].map((what) => ({ to: 'test', what }));
		await vi.waitFor(() => expect([heard.get(two), heard.get(three)]).toEqual([inOrder, inOrder]), 3_000);
		expect(heard.get(one)).toEqual([]);
	});

	test('leases to one at a time; what its holder lets go or leaves behind is somebody else’s', async () => {
		const { one, two, three } = each();
		const taken = await Promise.all(all.map((db) => db.shared?.leases.take('work')));
		expect(taken.filter(Boolean)).toHaveLength(1);
		const holder = all[taken.indexOf(true)] ?? one;
		const other = holder === two ? three : two;
		await holder.shared?.leases.letGo('work');
		expect(await other.shared?.leases.take('work')).toBe(true);
		const held = await holder.shared?.leases.holderOf('work');
		expect(held?.holder).toBe(other.shared?.leases.holder);
		// As after kill -9: nobody renews it, and the time of the server passes.
		await holder.writer.client.execute("UPDATE lease SET until = 1 WHERE name = 'work'");
		expect(await holder.shared?.leases.take('work')).toBe(true);
	});

	test('a holder whose lease was taken hears of it', { timeout: 30_000 }, async () => {
		const { one, two } = each();
		const lost = vi.fn();
		expect(await one.shared?.leases.take('room', lost)).toBe(true);
		await two.shared?.leases.takeFrom('room', one.shared?.leases.holder ?? '');
		expect(await two.shared?.leases.take('room')).toBe(true);
		await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce(), { timeout: 20_000, interval: 200 });
		expect(one.shared?.leases.holds('room')).toBe(false);
	});

	test('each job is done by one of them, and by the next where that one is gone', async () => {
		const ran: number[] = [];
		const start = (db: Database, index: number) =>
			startJobs(
				[{ name: 'sweep', run: () => Promise.resolve(void ran.push(index)) }],
				() => Promise.resolve(),
				(name, lost) => db.shared?.leases.take(`job ${name}`, lost) ?? Promise.resolve(true),
			);
		const stops = all.map(start);
		await vi.waitFor(() => expect(ran).toHaveLength(1));
		await pause(300);
		expect(ran).toHaveLength(1);
		await stops[ran[0] ?? 0]?.();
		await all[ran[0] ?? 0]?.shared?.leases.close();
		const again = all.filter((_, index) => index !== ran[0]).map((db) => start(db, 9));
		await vi.waitFor(() => expect(ran).toHaveLength(2));
		await Promise.all([...stops, ...again].map((stop) => stop()));
		expect(ran[1]).toBe(9);
	});

	test('what takes longer than the server allows is refused as a whole', { timeout: 30_000 }, async () => {
		const { one, two } = each();
		const begun = Promise.withResolvers<null>();
		const slow = transact(one, async (tx) => {
			await writeSetting(tx, 'test.word', 'slow');
			begun.resolve(null);
			await pause(6_000);
			await writeSetting(tx, 'test.other', 'slow');
		});
		// The server takes it from whoever is slow where somebody else waits.
		await begun.promise;
		const waits = transact(two, (tx) => writeSetting(tx, 'test.word', 'next'));
		expect(refusalIn(await slow.catch((problem: unknown) => problem))?.status).toBe(503);
		await waits;
		expect(await readSetting(two.read, 'test.word', z.string())).toBe('next');
	});

	test('gone, it is said soon and nothing is half done; back, all goes on by itself', async () => {
		const { one, two } = each();
		await server.stop('SIGKILL');
		const problem: unknown = await transact(one, (tx) => writeSetting(tx, 'test.word', 'lost')).catch(
			(thrown: unknown) => thrown,
		);
		expect(refusalIn(problem)).toMatchObject({ status: 503 });
		expect(one.shared?.reach.isAway).toBe(true);
		await server.start();
		await transact(one, (tx) => writeSetting(tx, 'test.word', 'again'));
		expect(await readSetting(two.read, 'test.word', z.string())).toBe('again');
		expect(one.shared?.reach.isAway).toBe(false);
	});

	test('started anew between two questions or two writes, nobody notices', async () => {
		const { one, two } = each();
		const many = () => Promise.all(Array.from({ length: 20 }, () => count(one)));
		await transact(one, (tx) => writeSetting(tx, 'test.anew', 'before'));
		await many();
		await server.stop('SIGTERM');
		await server.start();
		expect(new Set(await many()).size).toBe(1);
		await transact(one, (tx) => writeSetting(tx, 'test.anew', 'after'));
		await server.stop('SIGTERM');
		await server.start();
		await transact(one, (tx) => writeSetting(tx, 'test.anew', 'after that'));
		expect(await readSetting(two.read, 'test.anew', z.string())).toBe('after that');
	});

	test(
		'silent, it is waited for as long as it makes sense, and then no longer than two seconds',
		{ timeout: 40_000 },
		async () => {
			const one = await open(3_000);
			server.hush();
			await pause(200);
			try {
				const began = performance.now();
				await expect(count(one)).rejects.toThrow();
				const first = performance.now();
				await expect(count(one)).rejects.toThrow();
				expect(first - began).toBeLessThan(5_000);
				expect(performance.now() - first).toBeLessThan(6_000);
			} finally {
				server.speak();
			}
			await vi.waitFor(
				async () => expect(await readSetting(one.read, 'test.word', z.string())).toBe('again'),
				5_000,
			);
			await one.close();
		},
	);
});
