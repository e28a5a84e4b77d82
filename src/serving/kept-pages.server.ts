import { createHash, hash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { isUnchanged, watched, type Kept } from '#lib/db/unchanged.server.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { running } from '#lib/db/running.server.ts';
import { askedIn } from '#lib/web/asked.server.ts';

/**
 * Pages that are read often, and depend on nothing but the database, the address, the cookies and the minute. Not
 * among them is whatever is anybody's secret, such as settings, growth, the pulse and what is told without a name.
 */
const KEPT = new Set([
	'/(app)',
	'/(app)/postmortems',
	'/(app)/postmortems/[id=number]',
	'/(app)/lessons',
	'/(app)/lessons/[id=number]',
	'/(app)/log',
	'/(app)/projects/[id=number]/board',
]);
/** Bytes, of all kept pages together. */
const ROOM = 32_000_000;
const NONCE = /'nonce-([\w+/=]{24})'/;
/** What a form calls itself, so that it is stored once however often it is sent: two pages never have the same. */
const FORM = /<input type="hidden" name="uid" value="([a-z2-9]{20})"/g;

interface Page {
	route: string | null;
	kept: Kept<unknown>;
	/** Null where a browser keeps nothing. */
	etag: string | null;
	body: Buffer;
	/** Where something stands that is new each time. */
	nonces: number[];
	forms: number[][];
	headers: [name: string, value: string][];
	policy: string;
}

const pages = new Map<string, Page>();
let size = 0;

/**
 * Answers with a page, and keeps it for as long as nothing that it shows changes. The browser is told that it may keep
 * it as well, as long as it asks each time whether it is still the same.
 */
export async function keepingPage(event: RequestEvent, anew: () => Promise<Response>): Promise<Response> {
	const reader = running.db?.read;
	if (!reader || event.request.method !== 'GET' || event.isDataRequest || !KEPT.has(event.route.id ?? ''))
		return anew();
	const { value: response, kept } = await watched(reader, anew);
	const policy = response.headers.get('content-security-policy') ?? '';
	const nonce = NONCE.exec(policy)?.[1];
	// The framework gives an ETag to what is whole; what comes in parts is not kept.
	const isWhole = response.status === 200 && response.headers.has('etag');
	if (!isWhole || !event.locals.person || nonce === undefined || response.headers.has('set-cookie')) {
		response.headers.delete('etag');
		return response;
	}
	const html = await response.text();
	const forms = [...new Set([...html.matchAll(FORM)].map(([, uid]) => uid ?? ''))];
	const { headers } = response;
	const cookie = event.request.headers.get('cookie') ?? '';
	const { pathname, search } = event.url;
	const key = keyOf(event.request.headers.get('host') ?? '', pathname + search, cookie);
	const etag =
		forms.length === 0 && mayBeKeptByBrowser(event.url) ? etagOf(key, html.replaceAll(nonce, '')) : null;
	if (etag === null) {
		headers.delete('etag');
	} else {
		headers.set('cache-control', 'private, no-cache');
		headers.set('etag', etag);
	}
	if (kept) {
		const body = Buffer.from(html);
		put(key, {
			...{ route: event.route.id, kept: { ...kept, value: null }, etag, body, policy, headers: [...headers] },
			nonces: placesOf(body, nonce),
			forms: forms.map((uid) => placesOf(body, uid)),
		});
	}
	return new Response(html, { status: 200, headers });
}

/**
 * Before the framework is asked: whether a page that is kept is still as it would be, and if so answers with it.
 * @param protecting the headers of every answer
 * @returns whether it has answered
 */
export function answerKept(
	request: IncomingMessage,
	response: ServerResponse,
	protecting: Map<string, string>,
): boolean {
	const { host = '', cookie, 'if-none-match': known } = request.headers;
	if (request.method !== 'GET' || pages.size === 0 || cookie === undefined || !running.db) return false;
	const key = keyOf(host, request.url ?? '', cookie);
	const page = pages.get(key);
	if (!page) return false;
	if (!isUnchanged(running.db.read, page.kept, { inTurn: true })) {
		drop(key, page);
		return false;
	}
	const { id } = askedIn({ platform: { req: request }, route: { id: page.route } });
	if (page.etag !== null && known === page.etag) {
		// It goes on with the headers it came with: its policy, for one, names the nonce that is in it.
		response.writeHead(304, {
			etag: page.etag,
			'cache-control': 'private, no-cache',
			'x-request-id': id,
		});
		response.end();
		return true;
	}
	const nonce = randomBytes(16).toString('base64');
	const body = Buffer.from(page.body);
	for (const at of page.nonces) body.write(nonce, at, 'latin1');
	for (const places of page.forms) {
		const uid = randomName(20);
		for (const at of places) body.write(uid, at, 'latin1');
	}
	response.setHeaders(protecting);
	for (const [name, value] of page.headers) response.setHeader(name, value);
	response.setHeader('x-request-id', id);
	response.setHeader('content-security-policy', page.policy.replace(NONCE, `'nonce-${nonce}'`));
	response.end(body);
	return true;
}

function placesOf(body: Buffer, word: string): number[] {
	const places: number[] = [];
	for (let at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + word.length)) places.push(at);
	return places;
}

/** Whoever asks is known by a cookie, and the page depends on others too; what is in them is kept nowhere. */
function keyOf(host: string, address: string, cookie: string): string {
	return hash('sha256', `${host}\n${address}\n${cookie}`, 'base64');
}

/** What says the same is the same, whatever the clock beside it shows: that goes on by itself in the browser. */
function etagOf(key: string, html: string): string {
	const said = html.replace(/\bnow:\d{13}\b|<time class="keys[^<]*<\/time>/g, '');
	return `"${createHash('sha256').update(key).update(said).digest('base64url').slice(0, 27)}"`;
}

/** Signing out clears what a browser keeps, where the address is one that browsers trust; elsewhere nothing is kept. */
function mayBeKeptByBrowser({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

function put(key: string, page: Page): void {
	const former = pages.get(key);
	if (former) drop(key, former);
	pages.set(key, page);
	size += page.body.length;
	for (const [oldest, one] of pages) {
		if (size <= ROOM) break;
		drop(oldest, one);
	}
}

function drop(key: string, page: Page): void {
	pages.delete(key);
	size -= page.body.length;
}
