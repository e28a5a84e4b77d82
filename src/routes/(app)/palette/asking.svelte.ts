import type { Answer } from '../search/palette/answer.server.ts';

const PAUSE = 90;

/** What was typed, and the newest answer to it. */
export class Asking {
	typed = $state('');
	answer = $state.raw<Answer | null>(null);
	/** What the answer answers. */
	answered = $state('');

	#timer: ReturnType<typeof setTimeout> | undefined;
	#giveUp: AbortController | undefined;

	type(text: string): void {
		this.typed = text;
		clearTimeout(this.#timer);
		this.#giveUp?.abort();
		const wanted = text.trim();
		if (wanted === '') {
			this.answer = null;
			this.answered = '';
			return;
		}
		this.#timer = setTimeout(() => void this.#ask(wanted), PAUSE);
	}

	async #ask(wanted: string): Promise<void> {
		this.#giveUp = new AbortController();
		const { signal } = this.#giveUp;
		try {
			const response = await fetch(`/search/palette?q=${encodeURIComponent(wanted)}`, { signal });
			if (!response.ok) return;
			this.answer = (await response.json()) as Answer;
			this.answered = wanted;
		} catch {
			// Typed on, closed, or offline: the places and the whole search are still there.
		}
	}
}
