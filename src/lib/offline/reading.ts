/// <reference lib="webworker" />
import {
	asKept,
	forgetAllBut,
	forgetPage,
	KEPT,
	keepPage,
	keepPicture,
	keptAt,
	keptPages,
	READER,
} from './kept-pages.ts';

/** Keeps what a page is made of, beside it. */
type KeepFiles = (html: string) => Promise<void>;

/** A page that is kept is looked at again after so long, or once the network is back. */
const FRESH = 60 * 60 * 1000;
/** Pictures of one page. */
const MOST_PICTURES = 20;
const SIGN_OUT = '/sign-out';

const isOver = ({ status }: Response) => [401, 403, 404, 410].includes(status);

/** Keeps what somebody reads, while it is theirs to read. */
export class Reading {
	readonly #keepFiles: KeepFiles;
	#wasAway = false;
	#lookedAt = Date.now();

	constructor(keepFiles: KeepFiles) {
		this.#keepFiles = keepFiles;
	}

	/** Whoever signs out leaves nothing behind. */
	noteSent(request: Request): Promise<void> | null {
		return request.method === 'POST' && new URL(request.url).pathname === SIGN_OUT
			? forgetAllBut(null)
			: null;
	}

	/** What the network answered: for whom, whether it is one to keep, whether it is not there for them any more. */
	async note(path: string, answer: Response): Promise<void> {
		if (isOver(answer)) return forgetPage(path);
		const reader = answer.headers.get(READER);
		if (reader === null) return;
		await forgetAllBut(reader);
		if (answer.headers.get(KEPT) !== null) await this.#keep(reader, path, answer);
		await this.#lookAgainWhenDue();
	}

	/** The page as it was, where the network does not answer. */
	async instead(path: string): Promise<Response | null> {
		this.#wasAway = true;
		const kept = await keptAt(path);
		return kept ? asKept(kept) : null;
	}

	picture(path: string): Promise<Response | undefined> {
		return keptAt(path);
	}

	async #keep(reader: string, path: string, answer: Response): Promise<void> {
		const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
		const page = isPage ? answer : await fetch(path, { headers: { accept: 'text/html' } });
		if (isOver(page)) return forgetPage(path);
		if (!page.ok || page.headers.get(KEPT) === null || page.headers.get(READER) !== reader) return;
		const html = await keepPage(reader, path, page, Date.now());
		await this.#keepFiles(html);
		const pictures = [...html.matchAll(/<img[^>]+src="(\/[^"]+)"/g)].slice(0, MOST_PICTURES);
		for (const [, src = ''] of pictures) {
			const picture = await fetch(src.replaceAll('&amp;', '&'));
			if (picture.ok) await keepPicture(reader, src.replaceAll('&amp;', '&'), picture);
		}
	}

	/** What somebody may not see any more goes, and what was changed is kept as it is now. */
	async #lookAgainWhenDue(): Promise<void> {
		if (!this.#wasAway && Date.now() - this.#lookedAt < FRESH) return;
		[this.#wasAway, this.#lookedAt] = [false, Date.now()];
		await this.lookAgain();
	}

	/** Also where the app itself is a new one, whose files the pages need. */
	async lookAgain(): Promise<void> {
		for (const { href } of await keptPages()) {
			try {
				const page = await fetch(href, { headers: { accept: 'text/html' }, redirect: 'manual' });
				const reader = page.headers.get(READER);
				if (page.type === 'opaqueredirect' || isOver(page)) await forgetPage(href);
				else if (reader !== null && page.headers.get(KEPT) !== null) await this.#keep(reader, href, page);
			} catch {
				return;
			}
		}
	}
}
