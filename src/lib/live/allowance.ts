/** So many at once, and so many a second after that. */
export class Allowance {
	readonly #most: number;
	readonly #perSecond: number;
	#left: number;
	#at: number;

	constructor(most: number, perSecond: number, now = Date.now()) {
		this.#most = most;
		this.#perSecond = perSecond;
		this.#left = most;
		this.#at = now;
	}

	/** @returns whether there was enough left */
	take(amount: number, now = Date.now()): boolean {
		this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		if (this.#left < amount) return false;
		this.#left -= amount;
		return true;
	}
}
