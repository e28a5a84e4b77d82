import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import { PASSWORD, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let browser: Visitor;
let program: Visitor;
let stranger: Visitor;

async function fill({ db, member }: Company) {
	await draft(db, member, NewPostmortem.parse({ content: { title: 'A draft' } }));
	return {
		session: await startSession(db, member.id, 'A browser'),
		token: await makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
	};
}

beforeAll(async () => {
	await built();
	const started = await startFilled(fill);
	({ kintsugi } = started);
	browser = Visitor.browser(kintsugi, started.filled.session);
	program = Visitor.program(kintsugi, started.filled.token);
	stranger = Visitor.stranger(kintsugi);
});
afterAll(() => discard(kintsugi));

const versionsAndEntries = async () => {
	const look = new Look(kintsugi.folder);
	const rows = await look.rows('SELECT number, title, version, removed_at FROM entry ORDER BY id');
	look.close();
	return JSON.stringify(rows);
};

describe('where a request comes from', () => {
	const TYPES: [string | undefined, string][] = [
		['application/x-www-form-urlencoded', 'name=x&zone=UTC'],
		[
			'multipart/form-data; boundary=b',
			'--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n',
		],
		['text/plain', 'name=x'],
		['application/json', '{"content":{"title":"Forged"}}'],
		[undefined, ''],
	];
	const TARGETS = [
		'/settings?/profile',
		'/sign-out',
		'/postmortems/1?/remove',
		'/api/v1/postmortems',
		'/api/v1/postmortems/1',
	];
	const FOREIGN: Record<string, string>[] = [
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
		{},
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ 'sec-fetch-site': 'none' },
		{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
	];

	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'%s from elsewhere: 403, whatever it carries, and nothing is done',
		async (method) => {
			const before = await versionsAndEntries();
			for (const path of TARGETS) {
				for (const from of FOREIGN) {
					for (const [type, body] of TYPES) {
						const headers = { ...from, ...(type === undefined ? {} : { 'content-type': type }) };
						const { status } = await browser.ask(path, { method, headers, body });
						expect(status, JSON.stringify([method, path, headers])).toBe(403);
					}
				}
			}
			expect(await versionsAndEntries()).toBe(before);
			expect((await browser.ask('/')).status).toBe(200);
		},
	);

	test('from a page of ours it passes, said either way', async () => {
		const asking = { method: 'POST', body: 'name=In%C3%AAs&zone=UTC' };
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		for (const from of [{ origin: kintsugi.url }, { 'sec-fetch-site': 'same-origin' }]) {
			const { status } = await browser.ask('/settings?/profile', {
				...asking,
				headers: { ...type, ...from },
			});
			expect(status).toBe(200);
		}
	});

	test('a program with a token comes from nowhere, and passes', async () => {
		expect((await program.call('POST', '/api/v1/postmortems', { content: { title: 'x' } })).status).toBe(201);
	});

	test('a token that is worth nothing does not open what the cookie beside it could', async () => {
		const headers = { authorization: 'Bearer kin_x', 'content-type': 'application/json' };
		const asking = { method: 'POST', headers, body: '{"content":{"title":"Forged"}}' };
		expect((await browser.ask('/api/v1/postmortems', asking)).status).toBe(401);
		const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
		const sent = await browser.ask('/settings?/profile', {
			method: 'POST',
			headers: form,
			body: 'name=x&zone=UTC',
		});
		expect(sent.status).toBe(403);
	});

	test('a program is told how much it may still ask for', async () => {
		const left = async () => (await program.call('GET', '/api/v1/inbox')).headers;
		const [one, two] = [await left(), await left()];
		expect(one['ratelimit-limit']).toBe('3000');
		expect(Number(two['ratelimit-remaining'])).toBeLessThan(3000);
		expect(Number(two['ratelimit-reset'])).toBeGreaterThan(0);
		expect((await browser.ask('/')).headers['ratelimit-limit']).toBeUndefined();
	});

	test('nothing is changed by asking', async () => {
		const before = await versionsAndEntries();
		for (const path of [
			'/postmortems/1?/remove',
			'/postmortems/1?/publish',
			'/sign-out',
			'/postmortems/new?/save',
		]) {
			expect((await browser.ask(path)).status).toBeLessThan(400);
		}
		expect((await browser.ask('/')).status).toBe(200);
		expect(await versionsAndEntries()).toBe(before);
	});
});

describe('another host', () => {
	test.each(['elsewhere.example', 'localhost.elsewhere.example', 'local host', '127.0.0.1.nip.io', '[::2]'])(
		'%j is refused',
		async (host) => {
			for (const path of ['/', '/sign-in', '/api/v1/postmortems', '/manifest.webmanifest']) {
				const { status } = await browser.ask(path, { headers: { host } });
				expect([400, 421]).toContain(status);
			}
		},
	);

	test('what a proxy could say is not believed from anybody', async () => {
		const { text } = await stranger.ask('/api/v1/openapi.json', {
			headers: {
				'x-forwarded-host': 'elsewhere.example',
				'x-forwarded-proto': 'https',
				'x-kintsugi-protocol': 'https',
			},
		});
		expect((JSON.parse(text) as { servers: { url: string }[] }).servers[0]?.url).toBe(
			`${kintsugi.url}/api/v1`,
		);
	});
});

describe('where signing in leads on to', () => {
	const form = { email: 'ines@example.org', password: PASSWORD };
	test.each([
		['/postmortems?team=payments', '/postmortems?team=payments'],
		['https://elsewhere.example', '/'],
		['//elsewhere.example', '/'],
		['/\\elsewhere.example', '/'],
		['/\t/elsewhere.example', '/'],
		['/%0d%0aset-cookie:x', '/%0d%0aset-cookie:x'],
		['javascript:alert(1)', '/'],
		['elsewhere', '/'],
		['', '/'],
	])('%j', async (next, to) => {
		const path = `/sign-in?next=${encodeURIComponent(next)}`;
		expect((await browser.ask(path)).headers.location).toBe(to);
		const { status, headers } = await stranger.send(path.replace('?', '?/signIn&'), form);
		expect({ status, to: headers.location }).toEqual({ status: 303, to });
		const kept = JSON.stringify({ to: next, fields: [] });
		const again = await stranger.send('/sign-in?/signIn', { ...form, kept });
		expect(again.text).not.toMatch(/(action|href)="(https?:|javascript:|\/\/|\/\\)/);
	});
});

describe('what makes no sense is refused, and never breaks anything', () => {
	const PATHS = [
		'/%00',
		'/postmortems/%00',
		'/postmortems/1%00',
		'/%',
		'/%ff',
		'/postmortems/%c3%28',
		'/%2e%2e/%2e%2e/etc/passwd',
		'/..%2f..%2fpackage.json',
		'/_app/..%2f..%2fserver/index.js',
		'//elsewhere.example/',
		'/postmortems/99999999999999999999',
		'/postmortems/999999999999999',
		'/postmortems/-1',
		'/postmortems/1e3',
		'/people/999999999999999',
		'/teams/%F0%9F%8F%BA',
		`/teams/${'x'.repeat(4000)}`,
		'/join/%00',
		`/join/${'x'.repeat(4000)}`,
		'/api/v1/postmortems/999999999999999',
		'/api/v1/%00',
		'/__data.json',
		'/postmortems/1/__data.json?x-sveltekit-invalidated=zzz',
		'/_app/remote/x/y',
	];
	const QUERIES = [
		'%',
		'%ff',
		'%00',
		'x'.repeat(8000),
		'"',
		'a"b',
		"it's",
		'*',
		'AND',
		'NEAR(',
		'(((',
		'title:x',
		'-',
		'日本',
		'\u0000',
		'__proto__',
		'a '.repeat(2000),
	];
	const PARAMS = [
		'severity',
		'team',
		'topic',
		'factor',
		'stage',
		'from',
		'to',
		'cursor',
		'after',
		'sort',
		'all',
		'zone',
		'number',
		'kind',
		'limit',
	];

	test.each(PATHS)('path %s', async (path) => {
		for (const visitor of [browser, program, stranger]) {
			const { status, text } = await visitor.ask(path);
			expect(status).toBeLessThan(500);
			expect(text).not.toMatch(/\.(ts|js):\d+|node_modules|"version": "/);
		}
	});

	test.each(QUERIES.map((query) => [query.slice(0, 20), query] as const))('query %s', async (_, query) => {
		const said = query.startsWith('%') ? query : encodeURIComponent(query);
		for (const path of ['/postmortems', '/search', '/search/palette', '/api/v1/search']) {
			expect((await browser.ask(`${path}?q=${said}`)).status, path).toBeLessThan(500);
		}
		for (const name of PARAMS) {
			for (const path of ['/postmortems', '/search', '/api/v1/search', '/api/v1/postmortems']) {
				const asked = `${path}?q=x&${name}=${said.slice(0, 200)}`;
				expect((await browser.ask(asked)).status, asked).toBeLessThan(500);
			}
		}
	});

	test.each([
		['malformed', 'session=%E0%A4%A; theme=%'],
		['of another kind', 'session=__proto__; theme=constructor; single-keys=%00'],
		['of 14 kB', `session=${'x'.repeat(14_000)}`],
		['twice', 'session=a; session=b'],
		['of 20 kB', `session=${'x'.repeat(20_000)}`],
	])('a cookie %s', async (_, cookie) => {
		const { status } = await stranger.ask('/', { headers: { cookie } });
		expect([303, 431]).toContain(status);
	});

	test.each([
		'__proto__[role]',
		'__proto__.role',
		'constructor.prototype.role',
		'a.b.c.d.e.f.g.h',
		'role[]',
		'times.__proto__.started',
		'name.toString',
		'timeline.999999999.text',
		'',
		'...',
		'[]',
		'x'.repeat(5000),
	])('a field called %j', async (name) => {
		for (const path of [
			'/settings?/profile',
			'/people/invitations?/invite',
			'/postmortems/new?/save',
			'/sign-in?/signIn',
			'/sign-out',
		]) {
			const visitor = path === '/sign-out' ? stranger : browser;
			expect((await visitor.send(path, { [name]: 'owner' })).status, path).toBeLessThan(500);
		}
		const body = JSON.parse(`{"content":{"title":"x","${name}":"y"},"${name}":{"role":"owner"}}`) as object;
		expect((await program.call('POST', '/api/v1/postmortems', body)).status).toBeLessThan(500);
		expect(({} as { role?: string }).role).toBeUndefined();
		expect((await browser.ask('/admin')).status).toBe(403);
	});

	test('bodies that are cut off, deep or of the wrong kind', async () => {
		const json = { 'content-type': 'application/json' };
		const deep = '['.repeat(100_000) + ']'.repeat(100_000);
		for (const body of [
			deep,
			`{"content":${deep}}`,
			'',
			'null',
			'[]',
			'"x"',
			'1e999',
			'{"content":null}',
			'\uFEFF{}',
		]) {
			const { status } = await program.ask('/api/v1/postmortems', { method: 'POST', headers: json, body });
			expect([400, 422], body.slice(0, 20)).toContain(status);
		}
		const multipart = { 'content-type': 'multipart/form-data; boundary=b', origin: kintsugi.url };
		for (const body of ['--b\r\n', '--c--', '', '--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--']) {
			const { status } = await browser.ask('/settings?/profile', {
				method: 'POST',
				headers: multipart,
				body,
			});
			expect(status, body).toBeLessThan(500);
		}
		const other = { 'content-type': 'application/json', origin: kintsugi.url };
		expect(
			(await browser.ask('/settings?/profile', { method: 'POST', headers: other, body: '{}' })).status,
		).toBe(415);
	});

	test('a form that is larger than its page takes: 413, told or not', async () => {
		const body = `name=${'x'.repeat(1_100_000)}&zone=UTC`;
		const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: kintsugi.url };
		expect((await browser.ask('/settings?/profile', { method: 'POST', headers, body })).status).toBe(413);
		const chunked = { ...headers, 'transfer-encoding': 'chunked', 'content-length': undefined };
		expect((await browser.ask('/settings?/profile', { method: 'POST', headers: chunked, body })).status).toBe(
			413,
		);
	});

	test('bytes that are no request', async () => {
		const { port } = new URL(kintsugi.url);
		for (const bytes of [
			'GET /\xff\xfe HTTP/1.1\r\nhost: localhost\r\n\r\n',
			'NONSENSE\r\n\r\n',
			'GET / HTTP/1.1\r\n\r\n',
			`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
		]) {
			const socket = connect(Number(port), '127.0.0.1');
			socket.end(Buffer.from(bytes, 'latin1'));
			expect(await textOf(socket)).toMatch(/^(HTTP\/1\.1 (303|4\d\d)|$)/);
		}
		expect((await stranger.ask('/healthz')).status).toBe(200);
	});
});
