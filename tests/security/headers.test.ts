import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import sharp from 'sharp';
import type { Person } from '#domain/accounts/person.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import built from '../support/built.ts';
import { startFilled } from '../support/filled.ts';
import { PASSWORD } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let browser: Visitor;
let stranger: Visitor;
/** Addresses of two files. */
let log: string;
let picture: string;
beforeAll(async () => {
	await built();
	const started = await startFilled(async ({ db, member }) => ({
		session: await startSession(db, member.id, 'A browser'),
		files: await addFiles(db, member),
	}));
	({ kintsugi } = started);
	({ log, picture } = started.filled.files);
	browser = Visitor.browser(kintsugi, started.filled.session);
	stranger = Visitor.stranger(kintsugi);
});
afterAll(() => discard(kintsugi));

async function addFiles(db: Database, who: Person) {
	const input = NewPostmortem.parse({ content: { title: 'With files' } });
	const { number } = await draft(db, who, input);
	const add = async (fileName: string, bytes: Uint8Array) =>
		fileAddress((await attach(db, who, { kind: 'postmortem', number }, { fileName, bytes })).name);
	const red = sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } });
	return {
		log: await add(
			'Größe “a”.log',
			new TextEncoder().encode('<script>alert(1)</script> is text here'.slice(1)),
		),
		picture: await add('red.png', await red.png().toBuffer()),
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

/** The headers that protect, whatever else there is. */
function protecting({ headers }: Answer): Record<string, unknown> {
	const names =
		/^(content-security-policy|x-|referrer|cross-origin|permissions|strict|cache-control|clear-site|access-control|server|set-cookie)/;
	const kept = Object.entries(headers).filter(([name]) => names.test(name) && name !== 'x-sveltekit-page');
	return Object.fromEntries(
		kept.map(([name, value]) => [name, String(value).replace(/'nonce-[\w+/=]{24}'/, "'nonce'")]),
	);
}

const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};
const NO_PAGE = {
	...ALWAYS,
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};
const PAGE = {
	...ALWAYS,
	'content-security-policy':
		"default-src 'none'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; object-src 'none'; script-src 'self' 'nonce'; style-src 'self'; style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const KEPT = {
	...ALWAYS,
	'content-security-policy':
		"sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cache-control': 'private, no-cache',
};
const PRIVATE = { 'cache-control': 'private, no-store' };
/** Tells the worker of a browser whom it is for, and no more than the page itself does. */
const FOR = (reader: string) => ({ 'x-kintsugi-reader': reader });
/** And on which pages they may begin something. */
const BEGINS = { 'x-kintsugi-beginnings': '/postmortems/new /stories/new' };

test('the headers of a page fit into the 4 kB that proxies keep for them', async () => {
	for (const path of ['/', '/postmortems/1/edit', '/postmortems/1']) {
		const { status, headers } = await browser.ask(path);
		expect(status).toBe(200);
		const size = Object.entries(headers).reduce(
			(sum, [name, value]) => sum + name.length + String(value).length + 4,
			0,
		);
		expect(size, path).toBeLessThan(3000);
		expect(headers.link).toMatch(/woff2.*modulepreload/);
	}
});

describe('headers', () => {
	test.each<[string, () => Promise<Answer>, number, object]>([
		['a page at the door', () => stranger.ask('/sign-in'), 200, { ...PAGE, ...FOR('0') }],
		['a page of somebody', () => browser.ask('/'), 200, { ...PAGE, ...PRIVATE, ...FOR('3'), ...BEGINS }],
		[
			'a page that is read again',
			() => browser.ask('/postmortems/1'),
			200,
			{ ...PAGE, 'cache-control': 'private, no-cache', ...FOR('3'), ...BEGINS },
		],
		['its data', () => browser.data('/'), 200, { ...NO_PAGE, ...PRIVATE, ...FOR('3') }],
		['a file', () => stranger.ask('/manifest.webmanifest'), 200, NO_PAGE],
		['an attached file', () => browser.ask(log), 200, KEPT],
		['a picture', () => browser.ask(picture), 200, KEPT],
		['a redirect', () => stranger.ask('/'), 303, NO_PAGE],
		['a page that is not there', () => stranger.ask('/nothing'), 404, PAGE],
		['one that is hidden', () => browser.ask('/postmortems/99'), 404, { ...PAGE, ...PRIVATE }],
		[
			'a refusal',
			() => browser.ask('/', { method: 'POST', headers: { origin: 'https://elsewhere.example' } }),
			403,
			NO_PAGE,
		],
		[
			'a method that a page has not',
			() => browser.ask('/', { method: 'DELETE', headers: { origin: kintsugi.url } }),
			405,
			{ ...NO_PAGE, ...PRIVATE },
		],
		['the API', () => browser.call('GET', '/api/v1/postmortems'), 200, { ...NO_PAGE, ...PRIVATE }],
		['a problem of the API', () => stranger.call('GET', '/api/v1/postmortems'), 401, NO_PAGE],
		[
			'another host',
			() => stranger.ask('/sign-in', { headers: { host: 'elsewhere.example' } }),
			421,
			NO_PAGE,
		],
		['the pulse', () => stranger.ask('/healthz'), 200, NO_PAGE],
	])('%s', async (_, ask, status, headers) => {
		const answer = await ask();
		expect(answer.status).toBe(status);
		const { 'cache-control': cached, 'x-request-id': asked, ...found } = protecting(answer);
		expect(asked).toMatch(/^[a-z\d]{12}$/);
		expect({ ...found, ...('cache-control' in headers ? { 'cache-control': cached } : {}) }).toEqual(headers);
	});

	test('each page has a nonce of its own, and no inline script or style without', async () => {
		const [one, two] = [await browser.ask('/'), await browser.ask('/')];
		const nonce = ({ headers }: Answer) =>
			/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
		expect(nonce(one)).toBeDefined();
		expect(nonce(one)).not.toBe(nonce(two));
		for (const [tag] of one.text.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g))
			expect(tag).toContain(`nonce="${nonce(one) ?? ''}"`);
		expect(one.text).not.toMatch(/<style|\sstyle="|\son\w+="/);
	});
});

describe('an attached file', () => {
	test('is saved under its name, and a picture is shown', async () => {
		expect((await browser.ask(log)).headers).toMatchObject({
			'content-type': 'text/plain',
			'content-disposition': `attachment; filename="Gro_e _a_.log"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Ca%E2%80%9D.log`,
		});
		const { headers, bytes } = await browser.ask(picture);
		expect(headers).toMatchObject({
			'content-type': 'image/png',
			'content-length': String(bytes.length),
			'content-disposition': `inline; filename="red.png"; filename*=UTF-8''red.png`,
		});
		expect((await browser.ask(picture, { method: 'HEAD' })).headers['content-length']).toBe(
			String(bytes.length),
		);
	});

	test('is not sent again while it is the same, and only to those who may see it', async () => {
		const { etag = '' } = (await browser.ask(picture)).headers;
		const again = { headers: { 'if-none-match': etag } };
		expect(await browser.ask(picture, again)).toMatchObject({ status: 304, text: '' });
		expect((await browser.ask(picture, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
		expect((await stranger.ask(picture, again)).status).toBe(303);
	});

	test.each(['..%2fkintsugi.db', '%2e%2e%2fkintsugi.db', '.half.txt', 'kintsugi.db'])(
		'%s is none',
		async (name) => {
			expect((await browser.ask(`/files/${name}`)).status).toBe(404);
		},
	);
});

describe('the session cookie', () => {
	const signIn = (visitor: Visitor, headers: Record<string, string>) =>
		visitor.ask('/sign-in?/signIn', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: new URLSearchParams({ email: 'ines@example.org', password: PASSWORD }).toString(),
		});
	/** Each cookie that was given, its name and what stands behind its value. */
	const given = (answer: Answer) =>
		(answer.headers['set-cookie'] ?? []).map((cookie) => {
			const [pair = '', ...attributes] = cookie.split('; ');
			return { name: pair.split('=')[0] ?? '', attributes: attributes.sort() };
		});
	const session = (answer: Answer) => given(answer).find(({ name }) => name.endsWith('session'));

	test('on http: for this host alone, out of reach of scripts', async () => {
		const answer = await signIn(stranger, { origin: kintsugi.url });
		expect(answer.status).toBe(303);
		expect(String(answer.headers['set-cookie'])).toMatch(/^session=[a-z2-7]{40};/);
		expect(session(answer)?.attributes).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']);
		for (const { attributes } of given(answer)) {
			expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax']));
		}
	});

	test('behind https: bound to the host, never sent in clear; HSTS; other names count for nothing', async () => {
		const origin = 'https://kintsugi.example.org';
		const port = await freePort();
		const { kintsugi: behind, filled } = await startFilled(
			({ db, member }) => startSession(db, member.id, ''),
			{
				ORIGIN: origin,
				PORT: String(port),
			},
		);
		try {
			// As the proxy reaches it.
			const visitor = Visitor.stranger({ url: `http://localhost:${port}` });
			const answer = await signIn(visitor, { origin });
			expect(answer.status).toBe(303);
			expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-session=/);
			const bound = ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'];
			expect(session(answer)?.attributes).toEqual(['Max-Age=2592000', ...bound].sort());
			for (const { name, attributes } of given(answer)) {
				expect(name).toMatch(/^__Host-/);
				expect(attributes).toEqual(expect.arrayContaining(bound));
			}
			expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
			expect((await visitor.ask('/', { headers: { cookie: `session=${filled}` } })).status).toBe(303);
			expect((await visitor.ask('/', { headers: { cookie: `__Host-session=${filled}` } })).status).toBe(200);
			expect((await signIn(visitor, { origin: 'http://kintsugi.example.org' })).status).toBe(403);
		} finally {
			await discard(behind);
		}
	});

	test('signing out ends the session itself, and clears what the browser kept', async () => {
		const [cookie = ''] = String(
			(await signIn(stranger, { origin: kintsugi.url })).headers['set-cookie'],
		).split(';');
		const out = await stranger.ask('/sign-out', {
			method: 'POST',
			headers: { cookie, origin: kintsugi.url, 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(out.status).toBe(303);
		expect(out.headers['clear-site-data']).toBe('"cache"');
		expect(String(out.headers['set-cookie'])).toMatch(/^session=; .*Max-Age=0/);
		expect((await stranger.ask('/', { headers: { cookie } })).status).toBe(303);
	});
});
