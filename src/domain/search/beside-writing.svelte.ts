import type { BeforeYouStart } from './before-you-start.server.ts';

const PAUSE = 1_500;
/** Of fewer words nothing can be said. */
const LEAST = 24;
/** More than what is compared. */
const MOST = 30_000;
const OPEN = 'kintsugi:before-you-start';

/** Asks what was learned before, while somebody writes: after a pause, and one question at a time. */
export class BesideWriting<Found = BeforeYouStart> {
	found = $state.raw<Found | null>(null);
	/** Whether it stands open beside what is written: as it was left, and folded at first. */
	open = $state(false);

	readonly #storage: Storage | null;
	readonly #address: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = '';
	#wanted: { text: string; not: string | null } | null = null;
	#underway: AbortController | null = null;

	/** @param address what is asked, and answers with what was found */
	constructor(storage: Storage | null, address = '/lessons/like') {
		this.#storage = storage;
		this.#address = address;
		try {
			this.open = storage?.getItem(OPEN) === 'open';
		} catch {
			// A browser that keeps nothing keeps it folded.
		}
	}

	write(text: string, not: string | null): void {
		const wanted = text.trim().slice(0, MOST);
		if (wanted.length < LEAST) {
			this.found = null;
			this.#asked = '';
			this.#wanted = null;
			clearTimeout(this.#timer);
			return;
		}
		if (wanted === this.#asked) return;
		this.#wanted = { text: wanted, not };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#ask(), PAUSE);
	}

	turn(): void {
		this.open = !this.open;
		try {
			if (this.open) this.#storage?.setItem(OPEN, 'open');
			else this.#storage?.removeItem(OPEN);
		} catch {
			// It holds until the page is closed.
		}
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#underway?.abort();
	}

	async #ask(): Promise<void> {
		// The one underway asks again when it is answered.
		if (this.#underway || !this.#wanted) return;
		const wanted = this.#wanted;
		this.#wanted = null;
		this.#underway = new AbortController();
		try {
			const response = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify(wanted),
				signal: this.#underway.signal,
			});
			if (response.ok) {
				this.found = (await response.json()) as Found;
				this.#asked = wanted.text;
			}
		} catch {
			// Offline, or gone: what was found before stays.
		}
		this.#underway = null;
		this.#askAgain();
	}

	/** Where something was written in the meantime. */
	#askAgain(): void {
		if (this.#wanted) this.#timer = setTimeout(() => void this.#ask(), PAUSE);
	}
}
