import { tick } from 'svelte';
import { ON_ALL, type Anchor } from './anchor.ts';
import type { ShownThread } from './shown.ts';
import { spread } from './spread.ts';
import { canUnderline, underline } from './underline.ts';
import { elementsOf, rangeOf, type Attach } from './words.ts';

/** Where notes stand: in the flow of the page, beside the text, or in a sheet that marks in the text open. */
export type Standing = 'flow' | 'margin' | 'sheet';

export interface Mark {
	id: number;
	top: number;
	left: number;
}

const ROOM = '(width >= 1280px)';
const MARK = 4;

function selectedRange(): Range | null {
	const selection = getSelection();
	return selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

/** Keeps notes beside their words: finds the words on the page, underlines them, and places what is said. */
export class Beside {
	standing = $state<Standing>('flow');
	/** The thread that is looked at. */
	here = $state<number | null>(null);
	/** The thread that was opened while the notes had no script of their own. */
	opened: number | null = null;
	/** What a note that is being written is about; null while none is. */
	about = $state.raw<Anchor | null>(null);
	marks = $state.raw<readonly Mark[]>([]);
	/** Beside what is selected: where to offer a note. */
	offered = $state.raw<{ top: number; left: number } | null>(null);

	#page: HTMLElement | null = null;
	#column: HTMLElement | null = null;
	#threads: readonly ShownThread[] = [];
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- it is read where things are placed, not where they are shown
	#ranges = new Map<number, Range>();
	#waiting = false;
	/** What finds words that were edited since comes once there are some. */
	#attach: Attach | undefined;
	#searching = false;
	#end: (() => void) | null = null;

	/** Begun again, for the same notes with more of a script, it goes on with these. @returns what ends it */
	start(page: HTMLElement, column: HTMLElement): () => void {
		this.#end?.();
		this.#page = page;
		this.#column = column;
		const room = matchMedia(ROOM);
		const turn = (): void => {
			this.standing = room.matches ? 'margin' : 'sheet';
			this.#later();
		};
		turn();
		room.addEventListener('change', turn);
		const sizes = new ResizeObserver(() => this.#later());
		const article = page.querySelector('article');
		if (article) sizes.observe(article);
		const watched = new MutationObserver(() => this.#watch(sizes));
		watched.observe(column, { childList: true });
		this.#watch(sizes);
		const selected = (): void => this.#offerSoon();
		document.addEventListener('selectionchange', selected);
		document.addEventListener('click', this.#pressed);
		// Somebody may have selected what made this be loaded.
		this.#offerSoon();
		void document.fonts.ready.then(() => this.#later());
		return (this.#end = () => {
			room.removeEventListener('change', turn);
			document.removeEventListener('selectionchange', selected);
			document.removeEventListener('click', this.#pressed);
			sizes.disconnect();
			watched.disconnect();
			clearTimeout(this.#timer);
			underline('note', []);
			underline('note-here', []);
		});
	}

	/** What there is to place, whenever it changes. */
	show(threads: readonly ShownThread[]): void {
		this.#threads = threads;
		this.#ranges.clear();
		this.#later();
	}

	/** What is selected, as something to write a note about; all of it where nothing is. */
	async begin(): Promise<void> {
		const range = selectedRange();
		this.about = (range && (await this.#quote(range))) ?? ON_ALL;
		this.offered = null;
		this.#later();
	}

	end(): void {
		this.about = null;
		this.#later();
	}

	look(id: number | null): void {
		this.here = id;
		this.#paint();
	}

	#watch(sizes: ResizeObserver): void {
		for (const item of this.#column?.children ?? []) sizes.observe(item);
		this.#later();
	}

	/** Once for all that happens before the next picture. */
	#later(): void {
		if (this.#waiting) return;
		this.#waiting = true;
		requestAnimationFrame(() => {
			this.#waiting = false;
			void tick().then(() => this.#place());
		});
	}

	#place(): void {
		const [page, column] = [this.#page, this.#column];
		if (!page?.isConnected || !column) return;
		this.#find(page);
		this.#paint();
		const origin = page.getBoundingClientRect();
		if (this.standing === 'margin') this.#besideText(column);
		else this.#inFlow(column);
		const marked = this.standing === 'sheet' || !canUnderline();
		this.marks = marked ? this.#marksIn(page, origin) : [];
	}

	#find(page: HTMLElement): void {
		for (const { id, stands, anchor } of this.#threads) {
			const before = this.#ranges.get(id);
			if (before?.startContainer.isConnected && !before.collapsed) continue;
			const range = stands === 'words' ? rangeOf(page, anchor, this.#attach) : null;
			if (range) this.#ranges.set(id, range);
			else this.#ranges.delete(id);
			if (stands === 'words' && !range) void this.#bringLikeness();
		}
	}

	/** Where it cannot come, those notes stand at the part that their words are in. */
	async #bringLikeness(): Promise<void> {
		if (this.#searching) return;
		this.#searching = true;
		this.#attach = await import('./likeness.ts').then(
			(found) => found.attach,
			() => undefined,
		);
		if (this.#attach) this.#later();
	}

	/** The words that notes stand at; with more weight those looked at, and those being written about. */
	#paint(): void {
		const here = this.here === null ? undefined : this.#ranges.get(this.here);
		underline('note', [...this.#ranges.values()]);
		underline('note-here', [this.#rangeOfNew(), here ?? null]);
	}

	#besideText(column: HTMLElement): void {
		const top = column.getBoundingClientRect().top;
		const items = [...column.children].filter((item) => item instanceof HTMLElement);
		let lowest = 0;
		const wanted = items.map((item) => {
			const at = item.dataset.last === undefined ? Math.max(0, this.#topOf(item) - top) : lowest;
			lowest = Math.max(lowest, at);
			return { top: at, height: item.offsetHeight };
		});
		const tops = spread(wanted);
		items.forEach((item, k) => (item.style.top = `${tops[k] ?? 0}px`));
		const bottoms = tops.map((at, k) => at + (wanted[k]?.height ?? 0));
		column.style.minHeight = `${Math.max(0, ...bottoms)}px`;
	}

	#topOf(item: HTMLElement): number {
		const { thread } = item.dataset;
		const id = Number(thread);
		const range = thread === undefined ? this.#rangeOfNew() : this.#ranges.get(id);
		const rect = range?.getClientRects()[0];
		if (rect) return rect.top;
		const part =
			thread === undefined ? this.about?.part : this.#threads.find((one) => one.id === id)?.anchor.part;
		return this.#topOfPart(part ?? '') ?? -Infinity;
	}

	#rangeOfNew(): Range | null {
		return this.about && this.#page ? rangeOf(this.#page, this.about, this.#attach) : null;
	}

	#topOfPart(part: string): number | null {
		const [element] = part && this.#page ? elementsOf(this.#page, part) : [];
		return element?.getBoundingClientRect().top ?? null;
	}

	#inFlow(column: HTMLElement): void {
		for (const item of column.children) if (item instanceof HTMLElement) item.style.top = '';
		column.style.minHeight = '';
	}

	#marksIn(page: HTMLElement, origin: DOMRect): Mark[] {
		const article = page.querySelector('article')?.getBoundingClientRect();
		if (!article) return [];
		const placed = this.#threads.map(({ id, anchor }) => {
			const rect = this.#ranges.get(id)?.getClientRects()[0];
			const top = rect ? rect.top + rect.height / 2 - 10 : (this.#topOfPart(anchor.part) ?? article.top);
			return { id, top: top - origin.top, height: 20 };
		});
		const tops = spread(placed, MARK);
		return placed.map(({ id }, k) => ({ id, top: tops[k] ?? 0, left: article.right - origin.left }));
	}

	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Once somebody has stopped selecting. */
	#offerSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#offer(), 200);
	}

	async #offer(): Promise<void> {
		const range = selectedRange();
		const rect = range && (await this.#quote(range)) ? [...range.getClientRects()].at(-1) : undefined;
		const origin = this.#page?.getBoundingClientRect();
		this.offered =
			rect && origin
				? {
						top: rect.bottom - origin.top + 6,
						left: Math.max(44, Math.min(rect.right - origin.left, origin.width - 44)),
					}
				: null;
	}

	/** What is selected as something to write about, where it is among what can be. */
	async #quote(range: Range): Promise<Anchor | null> {
		const quoting = await import('./quoting.ts').catch(() => null);
		return this.#page && quoting ? quoting.anchorOf(this.#page, range) : null;
	}

	/** A press on words that a note stands at opens it. */
	readonly #pressed = (event: MouseEvent): void => {
		const { target } = event;
		if (!(target instanceof Element) || !target.closest('[data-part]') || target.closest('a, button')) return;
		if (!(getSelection()?.isCollapsed ?? true)) return;
		const under = ({ left, right, top, bottom }: DOMRect): boolean =>
			event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
		for (const [id, range] of this.#ranges) {
			if ([...range.getClientRects()].some(under)) {
				this.open?.(id);
				return;
			}
		}
	};

	/** Called with a thread whose words were pressed. */
	open: ((id: number) => void) | null = null;
}
