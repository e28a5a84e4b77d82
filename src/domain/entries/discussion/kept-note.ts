import type { Anchor } from './anchor.ts';

/** What somebody has typed and not sent yet. */
export interface KeptNote {
	text: string;
	/** What a new one is about. */
	anchor?: Anchor;
}

/** Kept in the browser until the server has it: through a failed send, an ended session and a reload. */
export class KeptNotes {
	readonly #prefix: string;

	/** @param about the address of what is talked about */
	constructor(person: number, about: string) {
		this.#prefix = `kintsugi:note:${person}:${about}:`;
	}

	read(name: string): KeptNote | null {
		try {
			const found = JSON.parse(localStorage.getItem(this.#prefix + name) ?? 'null') as KeptNote | null;
			return typeof found?.text === 'string' && found.text.trim() !== '' ? found : null;
		} catch {
			return null;
		}
	}

	write(name: string, note: KeptNote): void {
		try {
			if (note.text.trim() === '') localStorage.removeItem(this.#prefix + name);
			else localStorage.setItem(this.#prefix + name, JSON.stringify(note));
		} catch {
			// A browser that keeps nothing still sends what stands in the field.
		}
	}

	forget(name: string): void {
		this.write(name, { text: '' });
	}
}
