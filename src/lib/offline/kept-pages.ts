/** Pages that somebody has opened, as they were then: in this browser, for them, while there is no network. */

/** On an answer: whom it is for; `0` is nobody. What somebody else has read in the same browser goes. */
export const READER = 'x-kintsugi-reader';
/** On an answer that is one to keep. */
export const KEPT = 'x-kintsugi-kept';
/** On a page for somebody who may begin what they write: the pages on which they do. */
export const BEGINNINGS = 'x-kintsugi-beginnings';
/** On what is kept: as of when it is, when somebody opened it, by which version of the app, and what it is called. */
const [AT, OPENED, VERSION, TITLE] = [
	'x-kintsugi-kept-at',
	'x-kintsugi-opened',
	'x-kintsugi-version',
	'x-kintsugi-title',
];
/** On a picture: the page that it is in. */
const PAGE = 'x-kintsugi-page';
const PREFIX = 'kintsugi-read-';
/**
 * Those that were opened last stay: so many, so large together. And as long as somebody would stay signed in whom the
 * server does not hear from: for seven days.
 */
export const MOST = { pages: 60, bytes: 25_000_000, age: 7 * 24 * 60 * 60 * 1000 } as const;

export interface KeptPage {
	href: string;
	title: string;
	/** As of when it is; UTC milliseconds. */
	at: number;
	opened: number;
	version: string;
}

interface Opening {
	/** Number of the person. */
	reader: string;
	path: string;
	page: Response;
	/** Null where nobody opened it, and it was only looked at again. */
	opened: number | null;
	version: string;
}

const nameFor = (reader: string) => PREFIX + reader;
export const isOfReading = (name: string) => name.startsWith(PREFIX);
const mine = async () =>
	Promise.all((await caches.keys()).filter(isOfReading).map((name) => caches.open(name)));

/** Keeps a page, in the place of the same from before. */
export async function keepPage({ reader, path, page, opened, version }: Opening): Promise<void> {
	const html = await page.text();
	const cache = await caches.open(nameFor(reader));
	const before = await cache.match(path, { ignoreVary: true });
	const now = Date.now();
	const headers = new Headers(page.headers);
	for (const name of ['content-encoding', 'content-length', 'link', 'etag']) headers.delete(name);
	headers.set(AT, String(now));
	headers.set(OPENED, String(opened ?? before?.headers.get(OPENED) ?? now));
	headers.set(VERSION, version);
	headers.set(TITLE, encodeURIComponent(titleOf(html)));
	await cache.put(path, new Response(html, { headers }));
	await trim(cache);
}

/** Keeps a picture, which goes with the page that it is in. */
export async function keepPicture(reader: string, page: string, src: string): Promise<void> {
	const picture = await fetch(src);
	if (!picture.ok) return;
	const headers = new Headers(picture.headers);
	headers.set(PAGE, page);
	const kept = new Response(await picture.arrayBuffer(), { headers });
	await (await caches.open(nameFor(reader))).put(src, kept);
}

/** What is kept under that address, of whoever reads here. */
export async function keptAt(path: string): Promise<Response | undefined> {
	for (const cache of await mine()) {
		const found = await cache.match(path, { ignoreVary: true });
		if (found && isStill(found)) return found;
	}
	return undefined;
}

/** What can be read without a network, what was opened last first. */
export async function keptPages(): Promise<KeptPage[]> {
	const found: KeptPage[] = [];
	for (const cache of await mine()) {
		for (const request of await cache.keys()) {
			const kept = await cache.match(request, { ignoreVary: true });
			if (!kept || isPicture(kept) || !isStill(kept)) continue;
			const said = (name: string) => kept.headers.get(name) ?? '';
			found.push({
				href: new URL(request.url).pathname,
				title: decodeURIComponent(said(TITLE)),
				at: Number(said(AT)),
				opened: Number(said(OPENED)),
				version: said(VERSION),
			});
		}
	}
	return found.sort((one, other) => other.opened - one.opened);
}

/** With the pictures in it. */
export async function forgetPage(path: string): Promise<void> {
	for (const cache of await mine()) {
		if (!(await cache.delete(path, { ignoreVary: true }))) continue;
		for (const request of await cache.keys()) {
			const kept = await cache.match(request, { ignoreVary: true });
			if (kept?.headers.get(PAGE) === path) await cache.delete(request, { ignoreVary: true });
		}
	}
}

/** Somebody signed out, or somebody else signed in. */
export async function forgetAllBut(reader: string | null): Promise<void> {
	const others = (await caches.keys()).filter(
		(name) => isOfReading(name) && (reader === null || name !== nameFor(reader)),
	);
	await Promise.all(others.map((name) => caches.delete(name)));
}

/** A kept page as it is shown: above it stands from when it is. */
export async function asKept(kept: Response): Promise<Response> {
	const note = `<p class="as-kept" role="status">No network. This is as of ${momentOf(kept)}.</p>`;
	const html = (await kept.text()).replace('<div class="page-root">', `${note}<div class="page-root">`);
	return new Response(html, { headers: kept.headers });
}

/** In the zone of this browser, which is named. */
function momentOf(kept: Response): string {
	return new Date(Number(kept.headers.get(AT))).toLocaleString('en-GB', {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit',
		timeZoneName: 'short',
	});
}

const isPicture = ({ headers }: Response) => headers.has(PAGE);
const isStill = (kept: Response) => isPicture(kept) || Date.now() - Number(kept.headers.get(AT)) <= MOST.age;

async function trim(cache: Cache): Promise<void> {
	const all: { request: Request; opened: number; bytes: number; isStill: boolean }[] = [];
	for (const request of await cache.keys()) {
		const kept = await cache.match(request, { ignoreVary: true });
		if (!kept) continue;
		// Pictures were opened at no time of their own, and go before pages do.
		const opened = Number(kept.headers.get(OPENED));
		all.push({ request, opened, isStill: isStill(kept), bytes: (await kept.blob()).size });
	}
	all.sort((one, other) => other.opened - one.opened);
	let [pages, bytes] = [0, 0];
	for (const { request, opened, bytes: size, isStill } of all) {
		pages += opened > 0 ? 1 : 0;
		bytes += size;
		if (isStill && pages <= MOST.pages && bytes <= MOST.bytes) continue;
		if (opened > 0) await forgetPage(new URL(request.url).pathname);
		else await cache.delete(request, { ignoreVary: true });
	}
}

function titleOf(html: string): string {
	const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
	const plain = title
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');
	return plain.replace(/ · [^·]*$/, '');
}
