/// <reference lib="webworker" />
import {
	asKept,
	BEGINNINGS,
	forgetAllBut,
	forgetPage,
	KEPT,
	keepPage,
	keepPicture,
	keptAt,
	keptPages,
	READER,
} from './kept-pages.ts';
import { WANTED } from './wanting.ts';

interface Around {
	/** Of the app: a page that another one made needs files that are gone. */
	version: string;
	/** Keeps what a page is made of, beside it. */
	keepFiles: (html: string) => Promise<void>;
}

/** While there is a network, a page that is kept is looked at again after so long. */
const FRESH = 60 * 60 * 1000;
/** Pictures of one page. */
const MOST_PICTURES = 20;
const SIGN_OUT = '/sign-out';

const isOver = ({ status }: Response) => [401, 403, 404, 410].includes(status);
const ask = (path: string, cache: RequestCache = 'default') =>
	fetch(path, { headers: { accept: 'text/html' }, redirect: 'manual', cache });

/** Keeps what somebody reads, while it is theirs to read. */
export class Reading {
	readonly #around: Around;
	#wasAway = false;
	#isLooking = false;
	/** Whoever was reading until then reads here no more: what is on its way for them is not kept. */
	#reader: string | null = null;

	constructor(around: Around) {
		this.#around = around;
	}

	/** Whoever signs out leaves nothing behind. */
	noteSent(request: Request): Promise<void> | null {
		if (request.method !== 'POST' || new URL(request.url).pathname !== SIGN_OUT) return null;
		this.#reader = null;
		return forgetAllBut(null);
	}

	/** What the network answered: for whom, whether it is one to keep, whether it is not there for them any more. */
	async note(path: string, answer: Response, isOpened: boolean): Promise<void> {
		if (isOver(answer)) return forgetPage(path);
		const reader = answer.headers.get(READER);
		if (reader === null) return;
		this.#reader = reader;
		await forgetAllBut(reader);
		if (isOpened) await this.#keep(path, answer, Date.now());
		await this.#lookAgain();
		await this.#keepBeginnings(answer.headers.get(BEGINNINGS)?.split(' ') ?? []);
	}

	/** Somebody came there by a link, for which only data was asked. */
	async noteOpened(path: string): Promise<void> {
		if (!(await caches.has(WANTED))) return;
		await this.note(path, await ask(path), true);
	}

	/** The page as it was, where the network does not answer. */
	async instead(path: string): Promise<Response | null> {
		this.#wasAway = true;
		const kept = await keptAt(path);
		return kept ? asKept(kept) : null;
	}

	picture(src: string): Promise<Response | undefined> {
		return keptAt(src);
	}

	async #keep(path: string, answer: Response, opened: number | null): Promise<void> {
		if (!answer.ok || answer.redirected || !(await caches.has(WANTED))) return;
		const reader = answer.headers.get(READER);
		if (reader === null) return;
		// What was one to keep before may be none by now: a story that went back to being a draft.
		if (answer.headers.get(KEPT) === null) return forgetPage(path);
		const page = (await isWhole(answer.clone())) ? answer : await ask(path, 'reload');
		if (this.#reader !== reader || page.headers.get(READER) !== reader) return;
		const { version, keepFiles } = this.#around;
		const html = await page.clone().text();
		// Nobody sees it yet: it is there once it can come alive. What somebody reads is worth keeping without.
		if (opened === null) await keepFiles(html);
		await keepPage({ reader, path, page, opened, version });
		if (opened !== null) await keepFiles(html);
		for (const src of picturesIn(html)) if (this.#reader === reader) await keepPicture(reader, path, src);
		if (this.#reader !== reader) await forgetAllBut(this.#reader);
	}

	/** What one begins on is here before it is asked for: that may be where there is no network. */
	async #keepBeginnings(paths: readonly string[]): Promise<void> {
		const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
		// Their editors are large: whoever saves data has them when they open them.
		if (connection?.saveData === true || !(await caches.has(WANTED))) return;
		for (const path of paths) {
			if (await keptAt(path)) continue;
			try {
				await this.#keep(path, await ask(path), null);
			} catch {
				// With the next page.
			}
		}
	}

	/** What somebody may not see any more goes, and what was changed is kept as it is now. */
	async #lookAgain(): Promise<void> {
		if (this.#isLooking) return;
		[this.#isLooking] = [true];
		try {
			const { version } = this.#around;
			const isDue = this.#wasAway
				? () => true
				: (page: { at: number; version: string }) => Date.now() - page.at > FRESH || page.version !== version;
			for (const { href } of (await keptPages()).filter(isDue)) {
				const page = await ask(href);
				if (page.type === 'opaqueredirect' || isOver(page)) await forgetPage(href);
				else await this.#keep(href, page, null);
			}
			this.#wasAway = false;
		} catch {
			// The network is gone again: with it, the next page looks at what is left.
		} finally {
			this.#isLooking = false;
		}
	}
}

/** A page runs only the scripts that its own header knows: one that came together from two answers would run none. */
async function isWhole(answer: Response): Promise<boolean> {
	const [, nonce] = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
	return nonce === undefined || (await answer.text()).includes(`nonce="${nonce}"`);
}

function picturesIn(html: string): string[] {
	const found = [...html.matchAll(/<img[^>]+src="(\/[^"]+)"/g)].map(([, src = '']) =>
		src.replaceAll('&amp;', '&'),
	);
	return [...new Set(found)].slice(0, MOST_PICTURES);
}
