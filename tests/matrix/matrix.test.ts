import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { Visitor } from '../support/visitor.ts';
import { bare, each, expectAlike } from './cells.ts';
import type { Decision } from './decision.ts';
import { DECISIONS } from './decisions.ts';
import { allRoutes, readsBody } from './routes.ts';
import { isApi, send, visitorFor } from './sending.ts';
import { makeWorld, type World } from './world.ts';

// A machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;
beforeAll(async () => {
	await built();
	world = await makeWorld();
});
afterAll(() => world.close());

const routes = allRoutes();
const decided = Object.entries(DECISIONS);
const reads = decided.filter(([route]) => route.startsWith('GET '));
const writes = decided.filter(([route]) => !route.startsWith('GET '));

test('everything that answers has a row, and every row something that answers', () => {
	expect(Object.keys(DECISIONS).sort()).toEqual(routes);
});

test('half a sign-in opens nothing but its second step', async () => {
	const half = new Visitor(world.kintsugi, { cookie: `half=${world.half}` });
	expect((await half.ask('/sign-in/second-step')).status).toBe(200);
	const before = world.digest();
	const different: string[] = [];
	for (const [route, decision] of decided.filter(
		([name]) => !/second-step|^POST \/(sign-in|hooks)/.test(name),
	)) {
		const [object = ''] = Object.keys(decision.table);
		const expected = decision.table[object]?.stranger.replace(/\D/g, '');
		if (!route.startsWith('GET ') && Number(expected) < 400) continue;
		const { status } = await send(world, route, decision, object, half);
		// With a cookie nobody takes it for a script of elsewhere, which is refused before anybody asks who it is.
		if (![expected, '401'].includes(String(status)))
			different.push(`${route}: ${status} instead of ${expected}`);
	}
	expect(different).toEqual([]);
	expect(world.digest()).toBe(before);
});

describe('what is asked for', () => {
	test.each(reads)('%s', async (route, decision) => {
		const answers = new Map<string, string>();
		const before = world.digest();
		const came = await each(decision.table, async (object, role) => {
			const answer = await send(world, route, decision, object, visitorFor(world, route, role));
			if (answer.status === 404) answers.set(`${object} ${role}`, bare(answer));
			if (role === 'stranger' && answer.status === 303 && decision.table[object]?.owner !== '303') {
				const next = encodeURIComponent(decision.at(object, world));
				expect(answer.headers.location).toBe(`/sign-in?next=${next}`);
			}
			return String(answer.status);
		});
		expect(came).toEqual(decision.table);
		expectAlike(answers);
		expect(world.digest()).toBe(before);
	});
});

const pages = reads.filter(
	([route]) =>
		!isApi(route) &&
		!/\.\w+$|healthz|readyz|metrics$|^GET \/hooks\/|palette|\/rows$|\/board\/changes$|\/files\/\[name\]|\/live\/events|\/feeds\/\[secret\]/.test(
			route,
		),
);

describe('the data of a page, as a browser with script asks for it', () => {
	test.each(pages)('%s', async (_, decision) => {
		const answers = new Map<string, string>();
		const opened = new Set<string>();
		const came = await each(decision.table, async (object, role) => {
			const expected = decision.table[object]?.[role] ?? '';
			// Whoever the page opens to has been let in above; here one of them shows that the data comes at all.
			if (expected === '200' && opened.has(object)) return expected;
			if (expected === '200') opened.add(object);
			const answer = await world.browser(role).data(decision.at(object, world));
			const status = pageStatus(answer.text);
			if (status === '404') answers.set(`${object} ${role}`, bare(answer));
			return status;
		});
		expect(came).toEqual(decision.table);
		expectAlike(answers);
	});
});

interface PageData {
	type: 'data' | 'redirect';
	nodes?: ({ type: string; status?: number } | null)[];
}

function pageStatus(text: string): string {
	const data = JSON.parse(text.split('\n')[0] ?? '') as PageData;
	if (data.type === 'redirect') return '303';
	return String(data.nodes?.find((node) => node?.type === 'error')?.status ?? 200);
}

/** A form, a page's text, the API, an attached file; what is imported is the largest. */
const SIZES = [1_200_000, 4_500_000, 9_000_000, 26_000_000, 65_000_000];

describe('a body that is too long', () => {
	const hasBody = ([route, { body, file }]: (typeof writes)[number]) =>
		!isApi(route) || body !== undefined || file !== undefined;
	const read = writes.filter((one) => hasBody(one) && readsBody(one[0]));

	test('is refused wherever something is sent, and nothing of it is stored', async () => {
		let before = world.digest();
		const letThrough: string[] = [];
		expect(read.length).toBeGreaterThan(100);
		for (const [route, decision] of read) {
			const object = Object.keys(decision.table)[0] ?? '';
			const statuses: number[] = [];
			for (const size of isApi(route) ? SIZES.slice(2) : SIZES) {
				if (statuses.at(-1) === 413) break;
				const status = await sendMuch(route, decision, object, size);
				statuses.push(status);
				// It was short enough there, and an empty draft is something to begin with.
				if (status > 0 && status < 400) before = world.digest();
			}
			if (statuses.at(-1) !== 413) letThrough.push(`${route}: ${statuses.join(', ')}`);
		}
		expect(letThrough).toEqual([]);
		expect(world.digest()).toBe(before);
	}, 300_000);

	async function sendMuch(route: string, decision: Decision, object: string, size: number): Promise<number> {
		// Where it is decided before it is read, somebody has to be asked who may.
		const { author, owner } = decision.table[object] ?? {};
		const isOwners = decision.file !== undefined && author === '403' && owner !== '403';
		const visitor = visitorFor(world, route, isOwners ? 'owner' : 'author');
		const type = isApi(route) ? 'application/json' : 'application/x-www-form-urlencoded';
		const headers = {
			'content-type': type,
			// A file comes from a script or a program.
			accept: decision.file === undefined ? 'text/html' : 'application/json',
			...(isApi(route) ? {} : { 'sec-fetch-site': 'same-origin' }),
		};
		const method = route.slice(0, route.indexOf(' '));
		const sending = visitor.ask(decision.at(object, world), {
			method,
			headers,
			body: Buffer.alloc(size, 'x'),
		});
		// What is refused before it is read can end the connection while it is being sent.
		return sending.then(
			({ status }) => status,
			() => 0,
		);
	}
});

describe('tokens', () => {
	const api = decided.filter(([route]) => isApi(route) && !route.endsWith('openapi.json'));
	const own = ({ table }: Decision) => (table.draft ? 'draft' : table['-'] ? '-' : 'workspace');

	test.each(api)(
		'%s: may what its scopes say, and nothing when it is worth nothing',
		async (route, decision) => {
			const before = world.digest();
			const statuses: Record<string, number> = {};
			for (const [name, token] of Object.entries(world.odd)) {
				const visitor = world.tokenHolder(token);
				statuses[name] = (await send(world, route, decision, own(decision), visitor)).status;
			}
			const reading = route.startsWith('GET ') || decision.table['-']?.author.startsWith('=');
			// Some of it is for those who run the workspace.
			const answered = decision.table[own(decision)]?.author ?? '200';
			const read = reading ? Number(answered.replace('=', '')) : 403;
			expect(statuses).toEqual({ read, revoked: 401, expired: 401, garbage: 401 });
			expect(world.digest()).toBe(before);
		},
	);

	test.each(decided.filter(([route]) => !isApi(route)))(
		'%s: a token opens no page',
		async (route, decision) => {
			const before = world.digest();
			const [object = '', row] = Object.entries(decision.table)[0] ?? [];
			const visitor = world.tokenHolder(world.tokens.owner);
			const { status } = await send(world, route, decision, object, visitor);
			const changed = !world.isStill(before);
			if (changed) await world.reset();
			expect(`${status < 400 && !changed && !route.startsWith('GET') ? '=' : ''}${status}`).toBe(
				row?.stranger,
			);
		},
	);

	test('a session reads the API as its person does', async () => {
		for (const [route, decision] of api.filter(([name]) => name.startsWith('GET '))) {
			const came = await each(decision.table, async (object, role) =>
				String((await send(world, route, decision, object, world.browser(role))).status),
			);
			expect(came, route).toEqual(decision.table);
		}
	});
});
