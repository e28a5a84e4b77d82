const PAUSE = { keep: 300, save: 1200 };
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;

type Errand = keyof typeof PAUSE;

/** When to do what: after a pause in the writing, and after longer and longer waits while nobody answers. */
export class Pace {
	readonly #timers: Partial<Record<Errand, ReturnType<typeof setTimeout>>> = {};
	#wait = FIRST_WAIT;

	soon(errand: Errand, act: () => void): void {
		// While nobody answers, writing on does not make us ask more often.
		const waiting = this.#wait > FIRST_WAIT && errand === 'save' && this.#timers.save !== undefined;
		if (!waiting) this.#set(errand, PAUSE[errand], act);
	}

	later(errand: Errand, act: () => void): void {
		this.#set(errand, this.#wait, act);
		this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
	}

	answered(): void {
		this.#wait = FIRST_WAIT;
	}

	stop(errand: Errand): void {
		clearTimeout(this.#timers[errand]);
		this.#timers[errand] = undefined;
	}

	stopAll(): void {
		this.stop('keep');
		this.stop('save');
	}

	#set(errand: Errand, wait: number, act: () => void): void {
		this.stop(errand);
		this.#timers[errand] = setTimeout(() => {
			this.#timers[errand] = undefined;
			act();
		}, wait);
	}
}
