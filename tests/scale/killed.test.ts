import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '#lib/db/open.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { freshFolder, MIGRATIONS } from '../support/database.ts';
import { settle } from '../support/people.ts';
import { sqld, startDatabaseServer, type DatabaseServer } from '../support/sqld.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

interface Writing {
	child: ChildProcess;
	stored: string[];
}

describe.skipIf(sqld() === null)('processes that write to one database server', () => {
	let server: DatabaseServer;
	let folder: string;
	let db: Database;
	const writing: Writing[] = [];

	beforeAll(async () => {
		server = await startDatabaseServer();
		folder = freshFolder();
		db = await openServer(
			{ url: server.url, token: null, address: 'http://127.0.0.1:1' },
			folder,
			MIGRATIONS,
		);
		await settle(db);
	});
	afterAll(async () => {
		for (const { child } of writing) child.kill('SIGKILL');
		await db.close();
		await server.discard();
		await rm(folder, { recursive: true });
	});

	function start(name: string): Writing {
		const args = ['--disable-warning=ExperimentalWarning', 'tests/support/writing-process.ts'];
		const child = spawn(process.execPath, [...args, server.url, folder, name], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const one: Writing = { child, stored: [] };
		createInterface({ input: child.stdout }).on('line', (line) => one.stored.push(line));
		writing.push(one);
		return one;
	}
	const all = () => writing.flatMap(({ stored }) => stored);
	const grows = (one: Writing, by: number) => {
		const before = one.stored.length;
		return expect.poll(() => one.stored.length, { timeout: 60_000 }).toBeGreaterThan(before + by);
	};

	test('one is killed again and again: nothing acknowledged is lost, nothing is half there, and the others go on', async () => {
		const [one, two] = [start('one'), start('two')];
		await Promise.all([grows(one, 2), grows(two, 2)]);
		for (let round = 0; round < 2; round += 1) {
			const third = start(`three-${round}`);
			await grows(third, 2);
			third.child.kill('SIGKILL');
			await once(third.child, 'exit');
			// Whatever it had begun is taken back, and keeps nobody.
			await Promise.all([grows(one, 2), grows(two, 2)]);
		}
		for (const { child } of [one, two]) {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
		const { rows } = await db.reader.execute(
			"SELECT text, count(*) AS times FROM lesson WHERE text LIKE 'Killed % end' GROUP BY text",
		);
		const stored = new Map(rows.map(({ text, times }) => [String(text), Number(times)]));
		expect(all().filter((learned) => !stored.has(learned))).toEqual([]);
		expect([...stored].filter(([, times]) => times > 1)).toEqual([]);
		const parts = await db.reader.execute(
			`SELECT (SELECT count(*) FROM entry WHERE kind = 'log') AS entries, (SELECT count(*) FROM log_entry) AS logged,
				(SELECT count(*) FROM lesson) AS lessons, (SELECT count(*) FROM version) AS versions`,
		);
		expect(new Set(Object.values({ ...parts.rows[0] }).map(Number)).size).toBe(1);
	});
});
