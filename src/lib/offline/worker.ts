/// <reference lib="webworker" />

import { isOfReading } from './kept-pages.ts';
import { openedIn } from './opened.ts';
import { Reading } from './reading.ts';
import { WANTED } from './wanting.ts';

/** The page that stands in for any other while there is no network: it holds nothing about anybody. */
export const SHELL = '/offline';
const PREFIX = 'kintsugi-';
/** A network that says nothing for so long is none. */
const PATIENCE = 8_000;

interface Offline {
	/** Of the app: each has a cache of its own, and the one before goes. */
	version: string;
	/** Files of this version that never change. */
	assets: readonly string[];
}

/**
 * Keeps the page for being offline and what it is made of, and what somebody reads, and answers with those where the
 * network does not. What the server does not mark as one to keep is never kept.
 */
export function serveOffline(worker: ServiceWorkerGlobalScope, { version, assets }: Offline): void {
	const name = PREFIX + version;
	const ours = new Set(assets);
	const reading = new Reading({
		version,
		keepFiles: async (html) => keepAll(await caches.open(name), ours, namedIn(html, ours)),
	});

	worker.addEventListener('install', (event) => {
		event.waitUntil(keepShell(name, ours).then(() => worker.skipWaiting()));
	});
	worker.addEventListener('activate', (event) => {
		event.waitUntil(forgetOlder(name).then(() => worker.clients.claim()));
	});
	worker.addEventListener('message', (event) => {
		const opened = openedIn(event.data);
		if (opened) event.waitUntil(reading.noteOpened(opened).catch(() => null));
	});
	worker.addEventListener('fetch', (event) => {
		const { request } = event;
		const url = new URL(request.url);
		if (url.origin !== worker.location.origin) return;
		const leaving = reading.noteSent(request);
		if (leaving) event.waitUntil(leaving);
		if (request.method !== 'GET') return;
		if (ours.has(url.pathname)) event.respondWith(fromCache(name, request));
		else if (request.mode === 'navigate') event.respondWith(pageOrKept(event, { name, reading }));
		else if (/^\/log\/new\/__data\.json$/.test(url.pathname)) event.respondWith(dataOrShell(request, url));
		else if (url.pathname.endsWith(DATA)) event.respondWith(dataOrSame(event, reading));
		else if (request.destination === 'image') event.respondWith(pictureOrKept(request, reading));
	});
}

async function keepShell(name: string, ours: ReadonlySet<string>): Promise<void> {
	const cache = await caches.open(name);
	// Asked for as nobody in particular, so that nothing in it is about anybody.
	const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
	if (!shell.ok || shell.redirected) throw new Error('The page for being offline is not there.');
	await keepAll(cache, ours, namedIn(await shell.clone().text(), ours));
	await cache.put(SHELL, shell);
}

/** The files that the page names, and those of its layout and itself, which it names by number. */
function namedIn(html: string, ours: ReadonlySet<string>): string[] {
	const named = [...html.matchAll(/\/_app\/immutable\/[\w./-]+/g)].map(([path]) => path);
	const numbers = /node_ids:\s*\[([\d, ]+)\]/.exec(html)?.[1]?.split(',').map(Number) ?? [];
	const nodes = [...ours].filter((path) => numbers.includes(Number(/\/nodes\/(\d+)\./.exec(path)?.[1])));
	return [...named, ...nodes];
}

const AT_ONCE = /(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
/** A page may also need what it asks for when it knows what it shows. */
const ALSO_LATER = /(?:from|import)\s*\(?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;

/** And what each of them imports, and so on: a page needs all of it to come alive. */
async function keepAll(cache: Cache, ours: ReadonlySet<string>, first: readonly string[]): Promise<void> {
	const known = new Set<string>();
	const keep = async (path: string): Promise<void> => {
		if (known.has(path) || !ours.has(path)) return;
		known.add(path);
		const kept = await cache.match(path, { ignoreVary: true });
		const file = kept ?? (await fetch(path));
		if (!file.ok) throw new Error(`${path} is not there.`);
		const text = path.endsWith('.js') ? await file.clone().text() : '';
		if (!kept) await cache.put(path, file);
		const imports = [...text.matchAll(path.includes('/nodes/') ? ALSO_LATER : AT_ONCE)];
		await Promise.all(
			imports.map(([, to = '']) => keep(new URL(to, new URL(path, location.origin)).pathname)),
		);
	};
	await Promise.all(first.map(keep));
}

async function forgetOlder(name: string): Promise<void> {
	const older = (await caches.keys()).filter(
		(one) => one.startsWith(PREFIX) && one !== name && one !== WANTED && !isOfReading(one),
	);
	await Promise.all(older.map((one) => caches.delete(one)));
}

/** Files of this version never change: what was fetched once, such as a font, is here the next time. */
async function fromCache(name: string, request: Request): Promise<Response> {
	const cache = await caches.open(name);
	const kept = await cache.match(request.url, { ignoreVary: true });
	if (kept) return kept;
	const fetched = await fetch(request);
	if (fetched.ok) await cache.put(request.url, fetched.clone());
	return fetched;
}

async function pageOrKept(
	event: FetchEvent,
	{ name, reading }: { name: string; reading: Reading },
): Promise<Response> {
	const { request } = event;
	const { pathname, search } = new URL(request.url);
	try {
		const answer = await patiently(request);
		event.waitUntil(reading.note(pathname, answer.clone(), search === ''));
		return answer;
	} catch {
		const kept = await reading.instead(pathname);
		if (kept) return kept;
		const cache = await caches.open(name);
		return (await cache.match(SHELL)) ?? Response.error();
	}
}

/** The network has so long to begin with an answer; how long all of it takes is another matter. */
async function patiently(request: Request): Promise<Response> {
	const waiting = new AbortController();
	const timer = setTimeout(() => waiting.abort(), PATIENCE);
	try {
		return await fetch(request, { signal: waiting.signal });
	} finally {
		clearTimeout(timer);
	}
}

const DATA = '/__data.json';

/**
 * A page that is open asks for data. Where it asks for what is around it alone, and there is no network, all stays as it
 * is; else the framework would leave the page for what is kept of it, with what somebody does there.
 */
async function dataOrSame(event: FetchEvent, reading: Reading): Promise<Response> {
	const { pathname, searchParams } = new URL(event.request.url);
	const asked = searchParams.get('x-sveltekit-invalidated') ?? '';
	try {
		const answer = await fetch(event.request);
		event.waitUntil(reading.note(pathname.slice(0, -DATA.length) || '/', answer.clone(), false));
		return answer;
	} catch (reason) {
		if (!/^[01]*0$/.test(asked)) throw reason;
		return Response.json({ type: 'data', nodes: [...asked].map(() => ({ type: 'skip' })) });
	}
}

async function pictureOrKept(request: Request, reading: Reading): Promise<Response> {
	try {
		return await fetch(request);
	} catch {
		const { pathname, search } = new URL(request.url);
		return (await reading.picture(pathname + search)) ?? Response.error();
	}
}

/** A page that is open asks for the data of the composer alone: without a network it is led to what stands in for it. */
async function dataOrShell(request: Request, { search }: URL): Promise<Response> {
	try {
		return await fetch(request);
	} catch {
		const asked = new URLSearchParams(search);
		for (const key of [...asked.keys()]) if (key.startsWith('x-sveltekit')) asked.delete(key);
		return Response.json({ type: 'redirect', location: `${SHELL}?${asked.toString()}` });
	}
}
