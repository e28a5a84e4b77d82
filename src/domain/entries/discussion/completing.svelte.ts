import type { Named } from './mentions.server.ts';
import type { Sending } from './sending.ts';

/** A name that is being typed: an @ at the beginning of a word, and up to three words of it. */
const TYPED = /(?:^|[\s(])@((?:\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,2})?)$/u;
const PAUSE = 120;

/** Offers names while one is typed after an @, as a list that is walked with the arrow keys. */
export class Completing {
	offered = $state.raw<readonly Named[]>([]);
	at = $state(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = '';
	readonly #people: Sending['people'];

	constructor(people: Sending['people']) {
		this.#people = people;
	}

	typed(field: HTMLTextAreaElement): void {
		clearTimeout(this.#timer);
		const name = TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];
		this.#asked = name ?? '';
		if (name === undefined) {
			this.close();
			return;
		}
		this.#timer = setTimeout(() => void this.#offer(name), PAUSE);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.offered = [];
		this.at = 0;
	}

	/** @returns whether the key meant the list */
	press(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
		if (this.offered.length === 0 || event.isComposing || event.metaKey || event.ctrlKey) return false;
		switch (event.key) {
			case 'ArrowDown':
			case 'ArrowUp': {
				const step = event.key === 'ArrowDown' ? 1 : this.offered.length - 1;
				this.at = (this.at + step) % this.offered.length;
				break;
			}
			case 'Enter':
			case 'Tab':
				this.choose(this.offered[this.at], field);
				break;
			case 'Escape':
				this.close();
				break;
			default:
				return false;
		}
		event.preventDefault();
		event.stopPropagation();
		return true;
	}

	/** Puts the name in place of what was typed of it. */
	choose(one: Named | undefined, field: HTMLTextAreaElement): void {
		const end = field.selectionStart;
		const typed = TYPED.exec(field.value.slice(0, end))?.[1] ?? '';
		if (one) {
			const twice = this.offered.filter(({ name }) => name === one.name).length > 1;
			field.setRangeText(twice ? `[${one.id}] ` : `${one.name} `, end - typed.length, end, 'end');
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
		this.close();
		field.focus();
	}

	async #offer(typed: string): Promise<void> {
		const found = await this.#people(typed);
		// Somebody who typed on has asked for something else by now.
		if (typed !== this.#asked) return;
		this.offered = found;
		this.at = 0;
	}
}
