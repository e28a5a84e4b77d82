import { once } from 'node:events';
import { Agent, get, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { discard, startKintsugi, type Kintsugi } from '../support/server.ts';

// A machine that is busy with other tests takes its time to start a program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
beforeAll(built);

let kintsugi: Kintsugi;
beforeEach(async () => {
	kintsugi = await startKintsugi();
});
afterEach(() => discard(kintsugi));

/** A form of the set-up page whose second half is still to come. */
async function slowRequest(): Promise<ClientRequest> {
	const { url } = kintsugi;
	const sending = request(`${url}/setup`, {
		method: 'POST',
		headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
	});
	sending.on('error', () => undefined);
	sending.write('workspace=Kiln');
	// Long enough for the server to have begun with it.
	await wait(200);
	return sending;
}

test('keeps a connection for longer than any proxy before it does, so that none is closed under a request', async () => {
	const agent = new Agent({ keepAlive: true });
	const [response] = (await once(get(`${kintsugi.url}/healthz`, { agent }), 'response')) as [IncomingMessage];
	response.resume();
	await once(response, 'end');
	expect(response.headers['keep-alive']).toBe('timeout=150');
	agent.destroy();
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
	test('lets a running request finish, takes no new one, closes the database, and ends with 0', async () => {
		const sending = await slowRequest();
		const ended = kintsugi.stop(signal);
		await wait(100);
		await expect(fetch(kintsugi.url)).rejects.toThrow();
		sending.end('&name=Ana');
		const [response] = (await once(sending, 'response')) as [IncomingMessage];
		expect(response.statusCode).toBeLessThan(500);
		expect(response.headers.connection).toBe('close');
		let page = '';
		for await (const chunk of response) page += String(chunk);
		expect(page).toMatch(/Kiln[^]*Ana[^]*<\/html>/);
		expect(await ended).toBe(0);
	});

	test('does not wait for connections that are only kept', async () => {
		const agent = new Agent({ keepAlive: true });
		const [response] = (await once(get(`${kintsugi.url}/healthz`, { agent }), 'response')) as [
			IncomingMessage,
		];
		response.resume();
		await once(response, 'end');
		const start = Date.now();
		expect(await kintsugi.stop(signal)).toBe(0);
		expect(Date.now() - start).toBeLessThan(2000);
		agent.destroy();
	});
});

test('a second signal ends it at once; twice the same within half a second is one', async () => {
	const sending = await slowRequest();
	const ended = kintsugi.stop();
	void kintsugi.stop();
	// The first has been heard once nobody new is let in; however busy the machine is, half a second begins there.
	await vi.waitFor(() => expect(fetch(`${kintsugi.url}/healthz`)).rejects.toThrow(), 10_000);
	await wait(600);
	void kintsugi.stop('SIGINT');
	// Left to itself it answers what is running, and ends with 0.
	expect(await ended).toBe(1);
	sending.destroy();
});

test('starts again with its data, also after it was killed', async () => {
	await kintsugi.stop('SIGKILL');
	await kintsugi.restart();
	expect((await fetch(`${kintsugi.url}/healthz`)).status).toBe(200);
});
