import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { discard, startKintsugi, type Kintsugi } from '../support/server.ts';

const PUBLIC = 'https://kintsugi.example.org';

// A machine that is busy with other tests takes its time to start a program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let open: Kintsugi;
let named: Kintsugi;
let namedPort: number;
beforeAll(async () => {
	await built();
	open = await startKintsugi();
	namedPort = await freePort();
	named = await startKintsugi({ ORIGIN: PUBLIC, PORT: String(namedPort) });
});
afterAll(async () => {
	await discard(open);
	await discard(named);
});

/** The status that a form of the set-up page gets; 403 where it counts as foreign. */
async function post(to: string, headers: Record<string, string>): Promise<number | undefined> {
	const sending = request(`${to}/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	});
	sending.end('workspace=Kiln');
	const [response] = (await once(sending, 'response')) as [IncomingMessage];
	response.resume();
	return response.statusCode;
}

describe('without ORIGIN', () => {
	test('both loopback addresses and their name answer, and each accepts its own forms', async () => {
		const { port } = new URL(open.url);
		expect(open.url).toBe(`http://localhost:${port}`);
		for (const host of ['localhost', '127.0.0.1', '[::1]']) {
			const url = `http://${host}:${port}`;
			expect((await fetch(`${url}/healthz`)).status).toBe(200);
			expect(await post(url, { origin: url })).not.toBe(403);
			expect(await post(url, { origin: 'http://elsewhere.example' })).toBe(403);
		}
	});

	test('a name that is not ours gets nothing, so that no page can point its own name here', async () => {
		const { port } = new URL(open.url);
		const origin = `http://elsewhere.example:${port}`;
		for (const host of [`elsewhere.example:${port}`, 'localhost@elsewhere.example', 'localhost/..']) {
			expect(await post(open.url, { host, origin })).toBe(421);
		}
	});

	test('a client cannot choose the protocol', async () => {
		const headers = { 'x-kintsugi-protocol': 'https', origin: open.url.replace('http:', 'https:') };
		expect(await post(open.url, headers)).toBe(403);
	});
});

describe('with ORIGIN', () => {
	const to = () => `http://localhost:${namedPort}`;

	test('it is the address of every request, by whichever name of ours the proxy reaches us', async () => {
		expect(named.url).toBe(PUBLIC);
		for (const host of ['kintsugi.example.org', 'Kintsugi.example.org:443', `localhost:${namedPort}`]) {
			expect(await post(to(), { origin: PUBLIC, host })).toBeLessThan(403);
		}
		expect(await post(to(), { origin: to() })).toBe(403);
	});

	test('a request to any other name is refused, a connection for writing together too', async () => {
		for (const host of [
			'elsewhere.example',
			'kintsugi.example.org:8443',
			'kintsugi.example.org.evil.example',
		]) {
			expect(await post(to(), { origin: PUBLIC, host })).toBe(421);
			const headers = { host, connection: 'upgrade', upgrade: 'websocket', origin: PUBLIC };
			const [answer] = (await once(request(`${to()}/live/postmortems/1`, { headers }).end(), 'response')) as [
				IncomingMessage,
			];
			answer.resume();
			expect(answer.statusCode).toBe(421);
		}
	});
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
