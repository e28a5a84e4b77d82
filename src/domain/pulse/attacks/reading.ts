import type { Released, Scale } from '../pulse.ts';
import type { Span } from './attack.ts';

/** What the answers of a group add up to, as far as can be known. */
export interface Sums {
	/** Of what each answered above 1. */
	total: Span;
	/** Of how far each was from the middle of the scale, squared. */
	apart: Span;
}

/** Of whom a sum is: of so many people, said to be `n`, in so many pieces that nothing shown tells apart. */
export interface Of {
	people: number;
	n: number;
	pieces: number;
	scale: Scale;
}

/** How an attacker reads rows, who has the program and knows how they are made. */
export interface Reading {
	/** What a row says, in a form in which rows can be added and subtracted. */
	row: (row: Released, people: number, scale: Scale) => Sums;
	/** What the people of such a sum can have answered. */
	sum: (sums: Sums, of: Of) => Sums;
}

export const heightOf = (scale: Scale) => scale - 1;
export const apartOf = (above: number, scale: Scale) => (above - heightOf(scale) / 2) ** 2;

/** A hair, against what floating point does to a half. */
export const HAIR = 1e-6;
const FINEST = 0.1;
/** Two digits were written down. */
const WRITTEN = 0.0051;

/**
 * A row tells the middles of the cells into which the sums of its pieces fell, added up. Of a piece alone that gives its cell;
 * of several together, cells as wide as all of theirs. Where a piece is said to be of fewer than it is, its cell was scaled down
 * and fell into another one: all that could have are possible.
 */
export const CELLS: Reading = {
	row({ n, mean, spread }, _, scale) {
		const total = (mean - 1) * n;
		const centre = Math.abs(mean - 1 - heightOf(scale) / 2);
		const apart = (spread ** 2 + centre ** 2) * n;
		const off = WRITTEN * 2 * (spread + centre + WRITTEN) * n;
		return {
			total: { least: total - WRITTEN * n, most: total + WRITTEN * n },
			// A spread of nothing may have been less than nothing: the two sums are rounded apart from each other.
			apart: { least: spread === 0 ? 0 : apart - off, most: apart + off },
		};
	},
	sum({ total, apart }, of) {
		const times = Math.max(1, Math.ceil((of.n * FINEST) / (2 * heightOf(of.scale)) - HAIR));
		const highest = { total: of.people * heightOf(of.scale), apart: of.people * apartOf(0, of.scale) };
		return {
			total: within(cells(total, times * 2 * heightOf(of.scale), of), highest.total),
			apart: within(cells(apart, times * 4 * apartOf(0, of.scale), of), highest.apart),
		};
	},
};

/** The sums that can have led to these middles. */
function cells({ least, most }: Span, wide: number, { people, n, pieces }: Of): Span {
	const half = (wide - 1) / 2;
	if (pieces > 1) {
		const scaled = people === n ? 0 : pieces * wide;
		return {
			least: Math.ceil(((least - pieces * half) * people) / n - scaled - HAIR),
			most: Math.floor(((most + pieces * half) * people) / n + scaled + HAIR),
		};
	}
	const from = Math.ceil((least - half) / wide - HAIR) * wide;
	const to = Math.floor((most - half) / wide + HAIR) * wide;
	if (people === n) return { least: from, most: to + wide - 1 };
	// The middle of the cell that was scaled down lies in [from, to + wide).
	const first = Math.ceil(((from * people) / n - half) / wide - HAIR);
	const last = Math.ceil((((to + wide) * people) / n - half) / wide - HAIR) - 1;
	return { least: first * wide, most: last * wide + wide - 1 };
}

/** The last cell goes as far as the sum does. */
const within = ({ least, most }: Span, highest: number): Span => ({
	least: Math.max(0, least),
	most: most + 1 >= highest ? highest : most,
});

/** Rows that tell the sums as they are. */
export const AS_THEY_ARE: Reading = {
	row({ mean, spread }, people, scale) {
		const apart = spread ** 2 + (mean - 1 - heightOf(scale) / 2) ** 2;
		return { total: exactly((mean - 1) * people), apart: exactly(apart * people) };
	},
	sum: (sums) => sums,
};
const exactly = (sum: number): Span => ({ least: sum - HAIR, most: sum + HAIR });
