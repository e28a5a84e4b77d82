import type { Deed } from '#domain/projects/board/deeds.ts';

/** Something that somebody did on a board, until the server has it. */
export interface KeptDeed {
	key: string;
	/** When, in UTC milliseconds. */
	at: number;
	deed: Deed;
}

/** In the browser, each under a name of its own, so that two pages do not take one another's away. */
export class KeptDeeds {
	readonly #storage: Storage;
	readonly #place: string;

	constructor(storage: Storage, personId: number, number: number) {
		this.#storage = storage;
		this.#place = `kintsugi-board:${personId}:${number}:`;
	}

	all(): KeptDeed[] {
		return Object.keys(this.#storage)
			.filter((name) => name.startsWith(this.#place))
			.flatMap((name) => this.#read(name))
			.sort((one, other) => one.at - other.at);
	}

	/** A browser that has no room, or keeps nothing at all, works as long as there is a network. */
	keep(one: KeptDeed): void {
		try {
			this.#storage.setItem(this.#place + one.key, JSON.stringify(one));
		} catch {
			return;
		}
	}

	forget(key: string): void {
		this.#storage.removeItem(this.#place + key);
	}

	#read(name: string): KeptDeed[] {
		try {
			const found = JSON.parse(this.#storage.getItem(name) ?? 'null') as Partial<KeptDeed> | null;
			const { key, at, deed } = found ?? {};
			return typeof key === 'string' && typeof at === 'number' && deed ? [{ key, at, deed }] : [];
		} catch {
			return [];
		}
	}
}
