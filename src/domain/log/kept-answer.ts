/** What somebody has typed and not logged yet; its uid goes with it, so that what arrived unnoticed is not logged twice. */
export interface KeptAnswer {
	uid: string;
	learned: string;
	next: string;
	/** By the question. */
	answers: Record<string, string>;
	status: string;
	source: string;
	topics: string;
}

/** Kept in the browser until the server has it: through a failed send, an ended session and a reload. */
export class KeptAnswers {
	readonly #key: string;

	/** @param about the day it is for where it is late, or the note it is about; the same composer elsewhere goes on with it */
	constructor(person: number, about = 'today') {
		this.#key = `kintsugi:log:${person}:${about}`;
	}

	read(): KeptAnswer | null {
		try {
			const found = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<KeptAnswer> | null;
			if (typeof found?.uid !== 'string') return null;
			const { uid, learned = '', next = '', answers = {}, status = '', source = '', topics = '' } = found;
			return { uid, learned, next, answers, status, source, topics };
		} catch {
			return null;
		}
	}

	write(kept: KeptAnswer): void {
		const { uid: _, answers, ...words } = kept;
		const empty = [...Object.values(words), ...Object.values(answers)].every((text) => text.trim() === '');
		try {
			if (empty) localStorage.removeItem(this.#key);
			else localStorage.setItem(this.#key, JSON.stringify(kept));
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
