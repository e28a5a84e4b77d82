/** What is chosen by lot, the same for the same seed: a walk that found a fault is walked again. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, and without, 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** Both ends can come. */
	whole(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	is(share: number): boolean {
		return this.next() < share;
	}

	of<Value>(list: readonly Value[]): Value {
		const found = list[this.whole(0, list.length - 1)];
		if (found === undefined) throw new Error('There is nothing to choose from.');
		return found;
	}
}
