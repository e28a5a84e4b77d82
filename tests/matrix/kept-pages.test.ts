import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import type { Answer } from '../support/visitor.ts';
import { DECISIONS } from './decisions.ts';
import { sendAs } from './sending.ts';
import { ENTRIES, makeWorld, type Role, type World } from './world.ts';

// Pages that are kept in memory, and in browsers: they are what they would be if they were made anew, whatever was
// written in between and by whom.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let world: World;
beforeAll(async () => {
	await built();
	world = await makeWorld();
});
afterAll(() => world.close());

const READERS: Role[] = ['author', 'outsider'];
const pages = () => ['/', '/postmortems', `/postmortems/${ENTRIES.workspace}`, '/lessons'];

/** What the two have in common by being the same page: not what is new each time. */
function same({ status, text, headers }: Answer): string {
	const said = text
		.replace(/nonce="[\w+/=]+"/g, '')
		.replace(/(\bnow:)\d{13}/g, '$1')
		.replace(/(name="uid" value=")[a-z2-9]{20}/g, '$1')
		.replace(/<time class="keys[^<]*/g, '');
	return `${status} ${headers['cache-control'] ?? ''}\n${said}`;
}

let asked = 0;
/** As if nobody had asked for it: with a cookie that nobody has sent, and that counts for nothing. */
function anew(role: Role, path: string): Promise<Answer> {
	const cookie = role === 'stranger' ? '' : `session=${world.sessions[role]}; `;
	return world.browser(role).ask(path, { headers: { cookie: `${cookie}asked=${asked++}` } });
}

async function different(): Promise<string[]> {
	const found: string[] = [];
	for (const role of READERS) {
		for (const path of pages()) {
			const kept = same(await world.browser(role).ask(path));
			if (kept !== same(await anew(role, path))) found.push(`${role} ${path}`);
		}
	}
	return found;
}

/** Each thing that can be written, once, by the first who may: one of many at each run, and all of them when asked to. */
const EVERY = process.env.KINTSUGI_EVERY_WRITE ? 1 : 24;
const writes = Object.entries(DECISIONS).flatMap(([route, decision]) => {
	if (route.startsWith('GET ')) return [];
	const cells = Object.entries(decision.table).flatMap(([object, roles]) =>
		Object.entries(roles).map(([role, answer]) => ({ route, decision, object, role: role as Role, answer })),
	);
	const may = cells.find(({ answer }) => /^(2|3)\d\d$/.test(answer));
	return may ? [may] : [];
});
const tried = writes.filter((_, place) => place % EVERY === Math.floor(EVERY / 2));

describe('a page that is kept', () => {
	test('is the page as it would be made now, after everything that can be written', async () => {
		expect(await different()).toEqual([]);
		expect(writes.length).toBeGreaterThan(100);
		const wrong: string[] = [];
		let changed = 0;
		const before = world.digest();
		for (const { route, decision, object, role } of tried) {
			await sendAs(world, route, decision, object, role);
			if (world.isStill(before)) continue;
			changed += 1;
			for (const one of await different()) wrong.push(`after ${route}: ${one}`);
			await world.reset();
		}
		expect(wrong).toEqual([]);
		expect(await different()).toEqual([]);
		expect(changed).toBeGreaterThan(tried.length / 2);
	});

	test('has a nonce, and names for its forms, that no other answer had', async () => {
		const once = new Set<string>();
		const visitor = world.browser('author');
		const nonces = async (path: string) => {
			const { headers, text } = await visitor.ask(path);
			const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
			const tags = [...text.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].map(([tag]) => tag);
			expect(tags.length).toBeGreaterThan(0);
			for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
			const uids = [...text.matchAll(/name="uid" value="([a-z2-9]{20})"/g)].map(([, uid]) => uid ?? '');
			for (const one of [nonce, ...uids]) {
				expect(once.has(one), `${path} ${one}`).toBe(false);
				once.add(one);
			}
			return uids.length;
		};
		for (let n = 0; n < 5; n++) {
			await nonces(`/postmortems/${ENTRIES.workspace}`);
			expect(await nonces('/')).toBeGreaterThan(0);
		}
	});
});

describe('a page that a browser has kept', () => {
	const path = `/postmortems/${ENTRIES.workspace}`;
	const etagOf = (answer: Answer) => answer.headers.etag ?? '';
	const again = (role: Role, etag: string) =>
		world.browser(role).ask(path, { headers: { 'if-none-match': etag } });

	test('is not sent again while it is the same, and keeps the policy it came with', async () => {
		const first = await world.browser('author').ask(path);
		expect(first.headers['cache-control']).toBe('private, no-cache');
		for (let n = 0; n < 2; n++) {
			const { status, headers, text } = await again('author', etagOf(first));
			expect([status, text]).toEqual([304, '']);
			expect(headers['content-security-policy']).toBeUndefined();
			expect(headers['cache-control']).toBe('private, no-cache');
		}
		// Also where nothing of it is in memory: it is made, and found to be the same.
		const [cookie] = [`session=${world.sessions.author}; asked=${asked++}`];
		const made = await world.browser('author').ask(path, { headers: { cookie } });
		const { status } = await world
			.browser('author')
			.ask(path, { headers: { cookie, 'if-none-match': etagOf(made) } });
		expect(status).toBe(304);
	});

	test('is nobody else’s', async () => {
		const etag = etagOf(await world.browser('author').ask(path));
		const other = await again('outsider', etag);
		expect(other.status).toBe(200);
		expect(etagOf(other)).not.toBe(etag);
		expect((await again('stranger', etag)).status).toBe(303);
	});

	test('is sent anew once it says something else', async () => {
		const etag = etagOf(await world.browser('author').ask(path));
		const said = await world
			.browser('outsider')
			.send(`${path}?/changed`, { sentence: 'We ask the thing itself.' });
		expect(said.status).toBe(303);
		const { status } = await again('author', etag);
		expect(status).toBe(200);
		await world.reset();
		expect((await again('author', etag)).status).toBe(304);
	});

	test('is kept by none where a form on it is to be stored once', async () => {
		const { headers } = await world.browser('author').ask('/');
		expect(headers['cache-control']).toBe('private, no-store');
		expect(headers.etag).toBeUndefined();
	});

	test.each(['/settings', '/admin', '/growth', '/pulse', '/stories', '/inbox', `${path}/edit`])(
		'is kept by none where it is a secret: %s',
		async (secret) => {
			const { headers } = await world.browser('owner').ask(secret);
			expect(headers['cache-control']).toBe('private, no-store');
		},
	);
});
