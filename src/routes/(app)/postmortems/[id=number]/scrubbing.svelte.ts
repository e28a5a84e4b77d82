/** Reading a timeline as far as a minute: what came later is not shown. */
export class Scrubbing {
	/** UTC milliseconds; null where all of it is shown. */
	at = $state<number | null>(null);
	readonly #steps: () => readonly number[];
	readonly #hrefOf: (at: number | null) => string;
	readonly #remember: (href: string) => void;

	constructor(given: {
		steps: () => readonly number[];
		hrefOf: (at: number | null) => string;
		/** Puts an address where others can be sent to it. */
		remember: (href: string) => void;
	}) {
		this.#steps = given.steps;
		this.#hrefOf = given.hrefOf;
		this.#remember = given.remember;
	}

	get steps(): readonly number[] {
		return this.#steps();
	}

	get before(): number | null {
		return this.#beside(-1);
	}

	/** Null after the last but one: with the last moment all of it is known. */
	get next(): number | null {
		return this.#beside(1);
	}

	hrefOf(at: number | null): string {
		return this.#hrefOf(at);
	}

	show(at: number | null): void {
		this.at = at === null || at >= (this.steps.at(-1) ?? at) ? null : at;
		this.remember();
	}

	/** A step forward where all of it is shown begins at the beginning. */
	step(step: number): void {
		if (this.at === null) this.show((step > 0 ? this.steps[0] : this.steps.at(-2)) ?? null);
		else if (step > 0 || this.before !== null) this.show(this.#beside(step > 0 ? 1 : -1));
	}

	/** To the moment at that time, or the one before it. */
	drag(to: number): void {
		const at = this.steps.findLast((step) => step <= to) ?? this.steps[0] ?? null;
		this.at = at === null || at >= (this.steps.at(-1) ?? at) ? null : at;
	}

	remember(): void {
		this.#remember(this.#hrefOf(this.at));
	}

	#beside(step: 1 | -1): number | null {
		const { at } = this;
		if (at === null) return null;
		const found = step > 0 ? this.steps.find((one) => one > at) : this.steps.findLast((one) => one < at);
		return found === undefined || (step > 0 && found >= (this.steps.at(-1) ?? found)) ? null : found;
	}
}
