import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { asFetch } from './as-fetch.server.ts';
import { fetchOutside, type Asking } from './fetch-outside.server.ts';
import { isPublic } from './public-address.ts';

const servers: Server[] = [];
afterEach(() => {
	vi.unstubAllEnvs();
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

/** A server on this machine, that outside requests must not reach unless it is allowed by name. */
async function serve(answer: RequestListener) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		answer(request, response);
	});
	let connections = 0;
	server.on('connection', () => connections++);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	servers.push(server);
	const { port } = server.address() as AddressInfo;
	return { port, asked, connections: () => connections };
}

/** Answers names from this list, one after the other; the last one for ever. */
function names(...answers: string[]): LookupFunction & { times: () => number } {
	let times = 0;
	const lookup: LookupFunction = (_host, options, done) => {
		const address = answers[Math.min(times++, answers.length - 1)] ?? '';
		const family = address.includes(':') ? 6 : 4;
		if (options.all) done(null, [{ address, family }]);
		else done(null, address, family);
	};
	return Object.assign(lookup, { times: () => times });
}

const hello: RequestListener = (_request, response) => response.end('hello');
const OWN: Asking = { own: ['inside.example'], lookup: names('127.0.0.1') };

describe('what is public', () => {
	test.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2001:4860:4860::8888'])(
		'%s is',
		(address) => expect(isPublic(address)).toBe(true),
	);

	test.each([
		'0.0.0.0',
		'0.1.2.3',
		'10.0.0.1',
		'100.64.0.1',
		'127.0.0.1',
		'127.255.255.254',
		'169.254.169.254',
		'172.16.0.1',
		'172.31.255.255',
		'192.0.0.1',
		'192.0.2.1',
		'192.88.99.1',
		'192.168.1.1',
		'198.18.0.1',
		'198.51.100.1',
		'203.0.113.1',
		'224.0.0.1',
		'239.255.255.255',
		'240.0.0.1',
		'255.255.255.255',
		'::',
		'::1',
		'::127.0.0.1',
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::ffff:1.1.1.1'.replace('1.1.1.1', '10.0.0.1'),
		'64:ff9b::7f00:1',
		'64:ff9b::1.1.1.1',
		'64:ff9b:1::1',
		'100::1',
		'2001::1',
		'2001:db8::1',
		'2002:7f00:1::',
		'2002:101:101::',
		'fc00::1',
		'fd12:3456::1',
		'fe80::1',
		'fe80::1%eth0',
		'fec0::1',
		'ff02::1',
		'4000::1',
		'localhost',
		'',
		'1.1.1',
		'01.1.1.1',
	])('%s is not', (address) => expect(isPublic(address)).toBe(false));
});

describe('an address', () => {
	test.each([
		'http://127.0.0.1',
		'http://2130706433',
		'http://0x7f000001',
		'http://0177.0.0.1',
		'http://0x7f.1',
		'http://127.1',
		'http://127.0.0.1.',
		'http://①②⑦.⓪.⓪.①',
		'http://１２７.０.０.１',
		'http://%31%32%37.0.0.1',
		'http://0',
		'http://[::1]',
		'http://[::]',
		'http://[::ffff:127.0.0.1]',
		'http://[::ffff:7f00:1]',
		'http://[::127.0.0.1]',
		'http://[0:0:0:0:0:ffff:127.0.0.1]',
		'http://[64:ff9b::127.0.0.1]',
		'http://[2002:7f00:1::]',
		'http://169.254.169.254/latest/meta-data',
		'http://[fd00:ec2::254]',
		'http://10.0.0.1',
		'http://192.168.0.1',
		'http://[fe80::1]',
	])('%s is refused before anything is connected to', async (address) => {
		const lookup = names('93.184.216.34');
		await expect(fetchOutside(address, { lookup })).rejects.toMatchObject({ because: 'private' });
		expect(lookup.times()).toBe(0);
	});

	test.each([
		'ftp://example.org',
		'file:///etc/passwd',
		'data:text/plain,x',
		'javascript:1',
		'gopher://x',
		'',
		'x',
		'//x',
		'http://',
		'http://[fe80::1%25eth0]/',
		'http://user@example.org',
		'http://user:secret@example.org',
		'https://:x@example.org',
		'http://127.0.0.1:70000',
	])('%s is none that is asked', async (address) => {
		await expect(fetchOutside(address)).rejects.toMatchObject({ because: 'address' });
	});

	test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254', '64:ff9b::a00:1', '0.0.0.0'])(
		'a name that stands for %s is refused, and nothing is connected to',
		async (address) => {
			const { port, connections } = await serve(hello);
			const asking = fetchOutside(`http://inside.example:${port}`, { lookup: names(address) });
			await expect(asking).rejects.toMatchObject({ because: 'private' });
			expect(connections()).toBe(0);
		},
	);

	test('a name that is public for a first look and inside for the second is refused', async () => {
		const { port, connections } = await serve(hello);
		const lookup = names('93.184.216.34', '127.0.0.1');
		lookup('rebound.example', { all: true }, () => undefined);
		const asking = fetchOutside(`http://rebound.example:${port}`, { lookup });
		await expect(asking).rejects.toMatchObject({ because: 'private' });
		expect([connections(), lookup.times()]).toEqual([0, 2]);
	});

	test('localhost itself is refused, with the system’s own resolver', async () => {
		const { port, connections } = await serve(hello);
		await expect(fetchOutside(`http://localhost:${port}`)).rejects.toMatchObject({ because: 'private' });
		expect(connections()).toBe(0);
	});
});

describe('a host of one’s own', () => {
	test('is asked where it was allowed, on each port or on one', async () => {
		const { port } = await serve(hello);
		for (const own of [['inside.example'], [`Inside.example:${port}`]]) {
			const response = await fetchOutside(`http://inside.example:${port}/x`, { ...OWN, own });
			expect([response.status, await response.text()]).toEqual([200, 'hello']);
		}
		const another = fetchOutside(`http://inside.example:${port}`, { ...OWN, own: ['inside.example:1'] });
		await expect(another).rejects.toMatchObject({ because: 'private' });
	});

	test('opens no way to another one by a redirect', async () => {
		const inner = await serve(hello);
		const outer = await serve((_request, response) => {
			response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/secret` }).end();
		});
		const asking = { ...OWN, redirects: 3 };
		await expect(fetchOutside(`http://inside.example:${outer.port}`, asking)).rejects.toMatchObject({
			because: 'private',
		});
		expect([outer.asked, inner.connections()]).toEqual([['GET /'], 0]);
	});
});

describe('redirects', () => {
	const around: RequestListener = ({ url }, response) =>
		url === '/end'
			? response.end('end')
			: response.writeHead(307, { location: url === '/a' ? '/end' : '/b' }).end();

	test('are handed back as they are unless they are asked for', async () => {
		const { port } = await serve(around);
		const response = await fetchOutside(`http://inside.example:${port}/a`, OWN);
		expect([response.status, response.headers.get('location')]).toEqual([307, '/end']);
	});

	test('are followed as often as was said', async () => {
		const { port, asked } = await serve(around);
		const asking = { ...OWN, redirects: 2 };
		expect(await (await fetchOutside(`http://inside.example:${port}/a`, asking)).text()).toBe('end');
		await expect(fetchOutside(`http://inside.example:${port}/b`, asking)).rejects.toMatchObject({
			because: 'redirects',
		});
		expect(asked).toHaveLength(2 + 3);
	});

	test('to something else than the web are refused', async () => {
		const { port } = await serve((_request, response) =>
			response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
		);
		await expect(
			fetchOutside(`http://inside.example:${port}`, { ...OWN, redirects: 1 }),
		).rejects.toMatchObject({ because: 'address' });
	});

	test('of what changes something are never followed', async () => {
		const { port, asked } = await serve(around);
		const response = await fetchOutside(`http://inside.example:${port}/a`, {
			...OWN,
			redirects: 2,
			method: 'POST',
			body: 'x',
		});
		expect([response.status, asked]).toEqual([307, ['POST /a']]);
	});

	test('take no credentials along to another server', async () => {
		const seen: (string | undefined)[] = [];
		const other = await serve(({ headers }, response) => {
			seen.push(headers.authorization, headers['x-kept'] as string);
			response.end();
		});
		const { port } = await serve((_request, response) =>
			response.writeHead(302, { location: `http://inside.example:${other.port}/` }).end(),
		);
		await fetchOutside(`http://inside.example:${port}`, {
			...OWN,
			redirects: 1,
			headers: { authorization: 'Bearer x', 'x-kept': 'y' },
		});
		expect(seen).toEqual([undefined, 'y']);
	});
});

describe('an answer has an end', () => {
	test('a slow drip is cut off', async () => {
		const { port } = await serve((_request, response) => {
			const drip = setInterval(() => response.write('.'), 20);
			response.on('close', () => clearInterval(drip));
		});
		await expect(
			fetchOutside(`http://inside.example:${port}`, { ...OWN, timeout: 300 }),
		).rejects.toMatchObject({ because: 'time' });
	});

	test('one that never begins is too', async () => {
		const { port } = await serve(() => undefined);
		await expect(
			fetchOutside(`http://inside.example:${port}`, { ...OWN, timeout: 200 }),
		).rejects.toMatchObject({ because: 'time' });
	});

	test('an endless body is not read on', async () => {
		const { port } = await serve((_request, response) => {
			const more = () => {
				while (response.write('x'.repeat(16_384)));
			};
			response.on('drain', more);
			more();
		});
		await expect(fetchOutside(`http://inside.example:${port}`, OWN)).rejects.toMatchObject({
			because: 'size',
		});
	});

	test('one that says it is too long is not read at all', async () => {
		const { port } = await serve((_request, response) =>
			response.writeHead(200, { 'content-length': '100001' }).write('x'),
		);
		await expect(fetchOutside(`http://inside.example:${port}`, OWN)).rejects.toMatchObject({
			because: 'size',
		});
	});

	test('what is no web server is a sentence', async () => {
		const { port } = await serve(({ socket }) => socket.end('hello\r\n\r\n'));
		await expect(fetchOutside(`http://inside.example:${port}`, OWN)).rejects.toMatchObject({
			name: 'NotReached',
			because: 'connection',
		});
	});
});

test('the environment’s proxies are not asked', async () => {
	const proxy = await serve(hello);
	for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'HTTPS_PROXY'])
		vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
	vi.stubEnv('NODE_USE_ENV_PROXY', '1');
	const { port, asked } = await serve(hello);
	await fetchOutside(`http://inside.example:${port}/direct`, OWN);
	expect([asked, proxy.connections()]).toEqual([['GET /direct'], 0]);
});

describe('as a fetch', () => {
	test('takes what libraries hand to one', async () => {
		const { port } = await serve((request, response) => {
			void request
				.toArray()
				.then((chunks) =>
					response.end(
						JSON.stringify([
							request.method,
							request.headers['content-type'],
							Buffer.concat(chunks as Buffer[]).toString(),
						]),
					),
				);
		});
		const ask = asFetch(OWN);
		const response = await ask(new URL(`http://inside.example:${port}/token`), {
			method: 'POST',
			body: new URLSearchParams({ code: 'x' }),
			redirect: 'manual',
		});
		expect(response).toBeInstanceOf(Response);
		expect(await response.json()).toEqual([
			'POST',
			'application/x-www-form-urlencoded;charset=UTF-8',
			'code=x',
		]);
		await expect(asFetch()(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ because: 'private' });
	});
});
