/** What somebody typed on a page and has not stored yet, field by field, and the version that it started from. */
export interface KeptWriting {
	fields: Record<string, string>;
	base: number;
}

/** Kept in the browser until the server has it: through a failed send, an ended session and a reload. */
export class KeptWritings {
	readonly #key: string;

	/** @param about `note` for a new one, or the number of the entry */
	constructor(person: number, about: string) {
		this.#key = `kintsugi:log-writing:${person}:${about}`;
	}

	read(): KeptWriting | null {
		try {
			const found = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<KeptWriting> | null;
			if (typeof found?.base !== 'number' || typeof found.fields !== 'object') return null;
			return { fields: found.fields, base: found.base };
		} catch {
			return null;
		}
	}

	write(kept: KeptWriting): void {
		try {
			localStorage.setItem(this.#key, JSON.stringify(kept));
		} catch {
			// A browser that keeps nothing still sends what stands in the fields.
		}
	}

	forget(): void {
		try {
			localStorage.removeItem(this.#key);
		} catch {
			// Nothing was kept.
		}
	}
}
