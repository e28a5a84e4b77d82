import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { migratedFolder } from '../support/database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 });
beforeAll(built);

let folder: string;
let holder: ChildProcess;
let port: number;
let said = '';

/** Holds the socket as systemd does, and starts Kintsugi on it again whenever one has ended. */
beforeEach(async () => {
	folder = await migratedFolder();
	const opened = createServer().listen(0, '127.0.0.1');
	await once(opened, 'listening');
	port = (opened.address() as AddressInfo).port;
	const { _handle } = opened as unknown as { _handle: { fd: number } };
	holder = spawn(
		'sh',
		['-c', `while :; do sh -c 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" scripts/serve.js' "$NODE"; done`],
		{
			env: {
				...process.env,
				...{ NODE: process.execPath, NODE_ENV: 'production', KINTSUGI_DATA: folder, PORT: '1' },
				KINTSUGI_STOP_GRACE: '1',
			},
			stdio: ['ignore', 'pipe', 'inherit', _handle.fd],
			detached: true,
		},
	);
	said = '';
	holder.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	opened.close();
	await vi.waitFor(() => expect(starts()).toHaveLength(1), 60_000);
});
afterEach(async () => {
	// The holder, and whatever it has started.
	process.kill(-(holder.pid ?? 0), 'SIGKILL');
	await rm(folder, { recursive: true, force: true });
});

const starts = () => [...said.matchAll(/"pid":(\d+).*Kintsugi is ready: http:\/\/localhost:(\d+)/g)];

/** What came of a request: a status, or why there was none. */
function ask(path: string, headers: Record<string, string> = {}): Promise<string> {
	return new Promise((resolve) => {
		get({ port, host: '127.0.0.1', path, headers, agent: false }, (response) => {
			response.resume();
			response.once('end', () => resolve(String(response.statusCode)));
			response.once('error', (problem) => resolve(problem.message));
		}).once('error', (problem) => resolve(problem.message));
	});
}

test('stopped and started anew on the socket it was handed, it refuses nobody and fails nobody', async () => {
	expect(starts()[0]?.[2]).toBe(String(port));
	const first = Number(starts()[0]?.[1]);
	const answers: Promise<string>[] = [];
	let slowest = 0;
	for (let asked = 0; asked < 200; asked += 1) {
		if (asked === 40) process.kill(first, 'SIGTERM');
		const began = performance.now();
		answers.push(ask('/sign-in').finally(() => (slowest = Math.max(slowest, performance.now() - began))));
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
	const came = await Promise.all(answers);
	expect(came.filter((answer) => answer !== '303' && answer !== '200')).toEqual([]);
	await vi.waitFor(() => expect(starts()).toHaveLength(2), 60_000);
	expect(Number(starts()[1]?.[1])).not.toBe(first);
	// Somebody did wait for the second one.
	expect(slowest).toBeGreaterThan(200);
});

test('while it stops, and until the next one is there, it says that it is not ready; what is asked is answered', async () => {
	expect(await ask('/readyz')).toBe('200');
	process.kill(Number(starts()[0]?.[1]), 'SIGTERM');
	await vi.waitFor(async () => expect(await ask('/readyz')).toBe('503'), { timeout: 900, interval: 20 });
	expect(await ask('/healthz')).toBe('200');
	await vi.waitFor(async () => expect(await ask('/readyz')).toBe('200'), { timeout: 60_000, interval: 100 });
});
