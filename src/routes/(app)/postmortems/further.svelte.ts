import { rowsAfter } from './library-address.ts';
import type { ShownPage } from './shown.ts';

/** The pages after the first, as somebody scrolls on. */
export class Further {
	pages = $state.raw<readonly ShownPage[]>([]);
	/** The network is away: the plain link leads on. */
	stuck = $state(false);
	#busy = false;
	readonly #first: ShownPage;
	readonly #address: string;

	constructor(first: ShownPage, address: string) {
		this.#first = first;
		this.#address = address;
	}

	get next(): string | null {
		return (this.pages.at(-1) ?? this.#first).next;
	}

	async load(): Promise<void> {
		const after = this.next;
		if (after === null || this.#busy) return;
		this.#busy = true;
		try {
			const answer = await fetch(rowsAfter(this.#address, after), {
				headers: { accept: 'application/json' },
			});
			if (!answer.ok) throw new Error(answer.statusText);
			this.pages = [...this.pages, (await answer.json()) as ShownPage];
			this.stuck = false;
		} catch {
			this.stuck = true;
		} finally {
			this.#busy = false;
		}
	}
}
