/** Pages that somebody has opened, as they were then: in this browser, for them, while there is no network. */

/** On an answer: whom it is for; `0` is nobody. What somebody else has read in the same browser goes. */
export const READER = 'x-kintsugi-reader';
/** On an answer that is one to keep. */
export const KEPT = 'x-kintsugi-kept';
const AT = 'x-kintsugi-kept-at';
const TITLE = 'x-kintsugi-title';
const PREFIX = 'kintsugi-read-';
/** The newest stay: so many, so large together, so long. */
export const MOST = { pages: 60, bytes: 25_000_000, age: 30 * 24 * 60 * 60 * 1000 } as const;

export interface KeptPage {
	href: string;
	title: string;
	/** UTC milliseconds. */
	at: number;
}

const nameFor = (reader: string) => PREFIX + reader;
export const isOfReading = (name: string) => name.startsWith(PREFIX);

/** Keeps a page, in the place of the same from before. */
export async function keepPage(reader: string, path: string, page: Response, at: number): Promise<string> {
	const html = await page.text();
	const headers = new Headers(page.headers);
	headers.set(AT, String(at));
	headers.set(TITLE, encodeURIComponent(titleOf(html)));
	const cache = await caches.open(nameFor(reader));
	await cache.put(path, new Response(html, { headers }));
	await trim(cache, at);
	return html;
}

export async function keepPicture(reader: string, path: string, picture: Response): Promise<void> {
	await (await caches.open(nameFor(reader))).put(path, picture);
}

/** What is kept under that address, of whoever reads here. */
export async function keptAt(path: string): Promise<Response | undefined> {
	for (const name of (await caches.keys()).filter(isOfReading)) {
		const found = await (await caches.open(name)).match(path, { ignoreVary: true });
		if (found) return found;
	}
	return undefined;
}

export async function forgetPage(path: string): Promise<void> {
	for (const name of (await caches.keys()).filter(isOfReading)) await (await caches.open(name)).delete(path);
}

/** Somebody signed out, or somebody else signed in. */
export async function forgetAllBut(reader: string | null): Promise<void> {
	const others = (await caches.keys()).filter(
		(name) => isOfReading(name) && (reader === null || name !== nameFor(reader)),
	);
	await Promise.all(others.map((name) => caches.delete(name)));
}

/** What can be read without a network, the newest first. */
export async function keptPages(): Promise<KeptPage[]> {
	const found: KeptPage[] = [];
	for (const name of (await caches.keys()).filter(isOfReading)) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const kept = await cache.match(request);
			const at = Number(kept?.headers.get(AT));
			if (!kept || !at) continue;
			const title = decodeURIComponent(kept.headers.get(TITLE) ?? '');
			found.push({ href: new URL(request.url).pathname, title, at });
		}
	}
	return found.sort((one, other) => other.at - one.at);
}

/** A kept page as it is shown: above it stands from when it is. */
export async function asKept(kept: Response): Promise<Response> {
	const at = new Date(Number(kept.headers.get(AT)));
	const day = at.toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' });
	const note = `<p class="as-kept" role="status">You are offline. This is as you saw it on ${day}. <a href="/offline">What else can be read</a></p>`;
	const html = (await kept.text()).replace('<div class="page-root">', `${note}<div class="page-root">`);
	return new Response(html, { headers: kept.headers });
}

async function trim(cache: Cache, now: number): Promise<void> {
	const all: { request: Request; at: number; bytes: number }[] = [];
	for (const request of await cache.keys()) {
		const kept = await cache.match(request);
		if (!kept) continue;
		// Pictures have no time of their own, and go before pages do.
		const at = Number(kept.headers.get(AT));
		all.push({ request, at, bytes: (await kept.blob()).size });
	}
	all.sort((one, other) => other.at - one.at);
	let [pages, bytes] = [0, 0];
	for (const { request, at, bytes: size } of all) {
		pages += at > 0 ? 1 : 0;
		bytes += size;
		const isOld = at > 0 && now - at > MOST.age;
		if (pages > MOST.pages || bytes > MOST.bytes || isOld) await cache.delete(request);
	}
}

function titleOf(html: string): string {
	const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
	const plain = title
		.replaceAll('&amp;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'");
	return plain.replace(/ · [^·]*$/, '');
}
