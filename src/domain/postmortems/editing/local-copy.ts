import type { Lacking } from '../live/lacking.ts';
import { typedFrom } from './typed-from.ts';
import type { Typed } from './typed.ts';

/** What somebody wrote, kept in their browser until the server has it. */
export interface Copy {
	typed: Typed;
	/** The version it was written on; null for one that is not stored yet. */
	base: number | null;
	uid: string;
	at: number;
	/** The changes themselves, where it was written live: with them nothing of others is written over. */
	live?: Lacking | undefined;
}

/**
 * One copy for a person and a post-mortem. An earlier one that they have not decided about yet stands
 * aside, so that writing on does not replace it.
 */
export class LocalCopy {
	readonly #storage: Storage | null;
	readonly #person: number;

	constructor(storage: Storage | null, person: number) {
		this.#storage = storage;
		this.#person = person;
	}

	/** The newest there is, put aside until somebody has decided about it. */
	find(number: number | null): Copy | null {
		const found = [this.#read(this.#key(number)), this.#read(this.#asideKey(number))];
		const newest = found.filter((copy) => copy !== null).sort((a, b) => b.at - a.at)[0] ?? null;
		if (newest && this.#write(this.#asideKey(number), newest)) this.clear(number);
		return newest;
	}

	/** @returns whether it is kept: a browser may have no room, or keep nothing at all */
	write(number: number | null, copy: Copy): boolean {
		return this.#write(this.#key(number), copy);
	}

	clear(number: number | null): void {
		this.#remove(this.#key(number));
	}

	forgetAside(number: number | null): void {
		this.#remove(this.#asideKey(number));
	}

	#key(number: number | null): string {
		return `kintsugi:writing:${this.#person}:${number ?? 'new'}`;
	}

	#asideKey(number: number | null): string {
		return `${this.#key(number)}:aside`;
	}

	#read(key: string): Copy | null {
		try {
			const found = JSON.parse(this.#storage?.getItem(key) ?? 'null') as Partial<Copy> | null;
			if (!found || typeof found.at !== 'number') return null;
			return {
				typed: typedFrom(found.typed),
				base: found.base ?? null,
				uid: found.uid ?? '',
				at: found.at,
				live: found.live,
			};
		} catch {
			return null;
		}
	}

	#write(key: string, copy: Copy): boolean {
		try {
			if (!this.#storage) return false;
			this.#storage.setItem(key, JSON.stringify(copy));
			return true;
		} catch {
			return false;
		}
	}

	#remove(key: string): void {
		try {
			this.#storage?.removeItem(key);
		} catch {
			// A browser that keeps nothing has nothing to forget.
		}
	}
}
