/** Chance that can be had again: the same numbers for the same seed. */
export interface Chance {
	/** Both can come. */
	between: (least: number, most: number) => number;
	oneOf: <One>(these: readonly One[]) => One;
	/** @param share of 1 */
	often: (share: number) => boolean;
}

export function chance(seed: number): Chance {
	let state = (seed * 0x9e3779b9) >>> 0;
	/** Mulberry32, by Tommy Ettinger, in the public domain. */
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		between,
		oneOf(these) {
			const one = these[between(0, these.length - 1)];
			if (one === undefined) throw new Error('There is nothing to choose from.');
			return one;
		},
		often: (share) => next() < share,
	};
}
