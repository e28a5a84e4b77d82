import type { Kept } from '../../coach/finding.ts';
import { RULES } from '../../coach/finding.ts';

const SWITCH = 'kintsugi:coach';

/** What an author keeps as they wrote it, and whether they want a coach: known to their browser only. */
export class KeptWords {
	readonly #storage: Storage | null;
	readonly #person: number;
	readonly #uid: () => string;

	constructor(storage: Storage | null, person: number, uid: () => string) {
		this.#storage = storage;
		this.#person = person;
		this.#uid = uid;
	}

	isOn(): boolean {
		return this.#get(SWITCH) !== 'off';
	}

	turn(on: boolean): void {
		this.#set(SWITCH, on ? null : 'off');
	}

	read(): Kept[] {
		try {
			const found: unknown = JSON.parse(this.#get(this.#key()) ?? '[]');
			return Array.isArray(found) ? found.filter(isKeptHere) : [];
		} catch {
			return [];
		}
	}

	write(kept: readonly Kept[]): void {
		this.#set(this.#key(), kept.length > 0 ? JSON.stringify(kept) : null);
	}

	#key(): string {
		return `${SWITCH}:kept:${this.#person}:${this.#uid()}`;
	}

	#get(key: string): string | null {
		try {
			return this.#storage?.getItem(key) ?? null;
		} catch {
			return null;
		}
	}

	#set(key: string, value: string | null): void {
		try {
			if (value === null) this.#storage?.removeItem(key);
			else this.#storage?.setItem(key, value);
		} catch {
			// A browser that keeps nothing, or has no room: it holds until the page is closed.
		}
	}
}

function isKeptHere(value: unknown): value is Kept {
	if (typeof value !== 'object' || value === null) return false;
	const { rule, words, sentence } = value as Partial<Record<keyof Kept, unknown>>;
	return typeof words === 'string' && typeof sentence === 'string' && RULES.some((one) => one === rule);
}
