import type { Leaving } from './left-here.ts';

/** What somebody wrote, kept in their browser until the server has it. */
export interface Kept {
	/** When it was written, in UTC milliseconds. */
	at: number;
	leaving?: Leaving | undefined;
	/** Of what has no number yet. */
	uid?: string | undefined;
}

/**
 * One copy for each thing that a person writes. An earlier one that they have not decided about yet stands
 * aside, so that writing on does not replace it.
 */
export class LocalCopy<Copy extends Kept> {
	readonly #storage: Storage | null;
	readonly #place: string;
	readonly #read: (found: Partial<Copy>, at: number) => Copy;

	/**
	 * @param place of one person, and of one kind of thing
	 * @param read what was stored: another version may have written it
	 */
	constructor(storage: Storage | null, place: string, read: (found: Partial<Copy>, at: number) => Copy) {
		this.#storage = storage;
		this.#place = place;
		this.#read = read;
	}

	/** The newest there is, put aside until somebody has decided about it. */
	find(number: number | null): Copy | null {
		const found = [this.#find(this.keyOf(number)), this.#find(this.#asideKey(number))];
		const newest = found.filter((copy) => copy !== null).sort((a, b) => b.at - a.at)[0] ?? null;
		if (newest && this.#write(this.#asideKey(number), newest)) this.clear(number);
		return newest;
	}

	/** @returns whether it is kept: a browser may have no room, or keep nothing at all */
	write(number: number | null, copy: Copy): boolean {
		return this.#write(this.keyOf(number), copy);
	}

	clear(number: number | null): void {
		this.#remove(this.keyOf(number));
	}

	forgetAside(number: number | null): void {
		this.#remove(this.#asideKey(number));
	}

	keyOf(number: number | null): string {
		return `${this.#place}:${number ?? 'new'}`;
	}

	#asideKey(number: number | null): string {
		return `${this.keyOf(number)}:aside`;
	}

	#find(key: string): Copy | null {
		try {
			const found = JSON.parse(this.#storage?.getItem(key) ?? 'null') as Partial<Copy> | null;
			return typeof found?.at === 'number' ? this.#read(found, found.at) : null;
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
