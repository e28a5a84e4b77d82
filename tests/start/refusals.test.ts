import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { discard, launch, startKintsugi } from '../support/server.ts';

// A machine that is busy with other tests takes its time to start a program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
beforeAll(built);

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kintsugi-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts what must not start; answers with the one sentence that it says. */
async function refusal(environment: NodeJS.ProcessEnv): Promise<string> {
	const launched = await launch({ KINTSUGI_DATA: folder, ...environment });
	launched.process.kill('SIGKILL');
	expect(launched).toMatchObject({ url: null, code: 1, output: '' });
	expect(launched.problems).toMatch(/^[^\n]+\.\n$/);
	return launched.problems.trim();
}

describe('Kintsugi says in one sentence why it does not start, when', () => {
	test.each(['127.0.0.1', '::1', '0.0.0.0'])(
		'the port is taken on %s, and leaves the data alone',
		async (host) => {
			const other = createServer().listen({ port: 0, host, ipv6Only: true });
			await once(other, 'listening');
			const { port } = other.address() as AddressInfo;
			expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is taken`);
			expect(await readdir(folder)).toEqual([]);
			other.close();
		},
	);

	test('the host is not an address of this machine', async () => {
		expect(await refusal({ HOST: '192.0.2.1' })).toContain('192.0.2.1 is no address of this machine');
	});

	test.each([
		['PORT', 'eighty'],
		['HOST', 'not a host'],
		['ORIGIN', 'kintsugi.example.org/wiki'],
		['KINTSUGI_TRUST_PROXY', 'perhaps'],
	])('%s is %s', async (name, value) => {
		expect(await refusal({ [name]: value })).toContain(`The environment variable ${name} is "${value}"`);
		expect(await readdir(folder)).toEqual([]);
	});

	test('a file is where the data folder should be, and leaves that file alone', async () => {
		const file = join(folder, 'notes');
		await writeFile(file, 'what I wrote');
		expect(await refusal({ KINTSUGI_DATA: file })).toContain(`cannot write to the data folder ${file}`);
		expect(await readFile(file, 'utf8')).toBe('what I wrote');
	});

	// Nothing is unwritable for the superuser.
	test.skipIf(process.getuid?.() === 0)('the data folder is not writable', async () => {
		await chmod(folder, 0o500);
		expect(await refusal({})).toContain(`cannot write to the data folder ${folder}`);
	});

	test('the data folder cannot be made', async () => {
		await writeFile(join(folder, 'notes'), '');
		const inside = join(folder, 'notes', 'data');
		expect(await refusal({ KINTSUGI_DATA: inside })).toContain(`cannot write to the data folder ${inside}`);
	});

	test('a newer Kintsugi wrote the database, which stays as it is', async () => {
		const data = join(folder, 'data');
		await (await startKintsugi({ KINTSUGI_DATA: data })).stop();
		const file = join(data, 'kintsugi.db');
		await pretendNewer(file);
		const before = await digest(file);
		expect(await refusal({ KINTSUGI_DATA: data })).toContain('a newer Kintsugi');
		expect(await digest(file)).toBe(before);
	});

	test('the file in the data folder is no database, which stays as it is', async () => {
		await writeFile(join(folder, 'kintsugi.db'), 'what I wrote. '.repeat(500));
		expect(await refusal({})).toContain('kintsugi.db');
		expect(await readFile(join(folder, 'kintsugi.db'), 'utf8')).toBe('what I wrote. '.repeat(500));
	});

	test('another one uses the data folder, which goes on', async () => {
		const first = await startKintsugi({ KINTSUGI_DATA: join(folder, 'data') });
		expect(await refusal({ KINTSUGI_DATA: first.folder })).toContain('Another Kintsugi is already using');
		expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
		await discard(first);
	});
});

async function pretendNewer(file: string): Promise<void> {
	const client = createClient({ url: `file:${file}` });
	await client.execute(
		`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of a later version', 9999999999999)`,
	);
	await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
	client.close();
}

async function digest(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}
