import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { Visitor, WITH_SCRIPT, type Answer } from '../support/visitor.ts';
import type { Decision } from './decision.ts';
import { DECISIONS } from './decisions.ts';
import { allRoutes, readsBody } from './routes.ts';
import { happenedTo, isApi, send, visitorFor } from './sending.ts';
import { makeWorld, ROLES, type Role, type World } from './world.ts';

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

/** Goes through a table cell by cell, and makes the same table of what happens. */
async function each(
	table: Decision['table'],
	happens: (object: string, role: Role) => Promise<string>,
): Promise<Decision['table']> {
	const came: Decision['table'] = {};
	for (const object of Object.keys(table)) {
		const row: Partial<Record<Role, string>> = {};
		for (const role of ROLES) row[role] = await happens(object, role);
		came[object] = row as Record<Role, string>;
	}
	return came;
}

/** An answer without what tells only which number was asked for, and when. */
function bare({ text, headers }: Answer): string {
	const kept = Object.entries(headers).filter(
		([name]) => !/^(date|etag|content-length|link|ratelimit-.*)$/.test(name),
	);
	return (
		`${JSON.stringify(kept)}\n${text}`
			.replace(/>\d\d:\d\d<\/time>/g, '>T</time>')
			.replace(/nonce[-=]"?[\w+/=]+/g, 'nonce')
			.replace(/(postmortems|lessons|changes|log|stories|training|projects|openings)\/\d+/g, '$1/N')
			.replace(/people\/\d+/g, 'people/N')
			.replace(/drills\/(?:rooms\/\w+|\d+)/g, 'drills/N')
			.replace(/gatherings\/\d+/g, 'gatherings/N')
			.replace(/stories\/shelves\/[a-z-]+/g, 'stories/shelves/NAME')
			.replace(/seasons\/[a-z0-9-]+/g, 'seasons/NAME')
			.replace(/card-in-matrix-\w+/g, 'card-in-matrix')
			.replace(/>\d\d:\d\d<\/time>/g, '>T</time>')
			// The role that was asked for, which is another for each of them.
			.replace(/("role\\":2\}),\\"\w+/, '$1')
			.replace(/\b1[78]\d{11}\b/g, 'T')
	);
}

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

/** What is hidden is answered as what does not exist. */
function expectAlike(answers: Map<string, string>): void {
	for (const [cell, text] of answers) {
		const [, role = ''] = cell.split(' ');
		const missing = [...answers].find(([other]) => /^missing\S* /.test(other) && other.endsWith(` ${role}`));
		expect(text, cell).toBe(missing?.[1]);
	}
}

const pages = reads.filter(
	([route]) =>
		!isApi(route) &&
		!/\.\w+$|healthz|readyz|^GET \/hooks\/|palette|\/rows$|\/board\/changes$|\/files\/\[name\]|\/live\/events|\/feeds\/\[secret\]/.test(
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

/** Whose forms a script sends here: a page for each answer would be drawn for nobody. */
const SCRIPTED: readonly Role[] = ['guest', 'teammate', 'reader', 'curator', 'admin'];

/**
 * Without a script the page stands in the place of what became of a form: where it is hidden, or leads elsewhere. A
 * script is told, in the same words whether there is such a thing or not, and led nowhere.
 */
function isSameWithScript(route: string, object: string, role: Role, happened: string): boolean {
	const decision = DECISIONS[route]?.table[object]?.[role] ?? '';
	if (decision === '404') return /^4\d\d$/.test(happened);
	const page = route.slice('POST '.length).replace(/\?\/\w+$/, '');
	const opened = DECISIONS[`GET ${page}`]?.table[object]?.[role] ?? '200';
	if (decision === '303') return happened === '200';
	return opened !== '200' && decision.replace('=', '') === opened && /^(=|4\d\d$)/.test(happened);
}

describe('what is sent', () => {
	test.each(writes)('%s', async (route, decision) => {
		const answers = new Map<string, string>();
		const before = world.digest();
		const came = await each(decision.table, async (object, role) => {
			const scripted = !isApi(route) && decision.body === undefined && SCRIPTED.includes(role);
			const visitor = visitorFor(world, route, role);
			const answer = await send(world, route, decision, object, visitor, scripted ? WITH_SCRIPT : {});
			const status = scripted ? happenedTo(answer) : answer.status;
			const expected = decision.table[object]?.[role] ?? '';
			if (status === 404 || expected === '404') answers.set(`${object} ${role}`, bare(answer));
			const changed = world.digest() !== before;
			if (changed) await world.reset();
			const happened = status >= 400 ? `${status}${changed ? '+' : ''}` : `${changed ? '' : '='}${status}`;
			return scripted && isSameWithScript(route, object, role, happened) ? expected : happened;
		});
		expect(came).toEqual(decision.table);
		expectAlike(answers);
	});
});

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
	});

	async function sendMuch(route: string, decision: Decision, object: string, size: number): Promise<number> {
		// Where it is decided before it is read, somebody has to be asked who may.
		const visitor = visitorFor(world, route, 'author');
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
			const read = reading ? 200 : 403;
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
			const changed = world.digest() !== before;
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
