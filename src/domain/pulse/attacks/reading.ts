import type { Released, Scale } from '../pulse.ts';
import type { Span } from './attack.ts';

/** What the answers of a group add up to, as far as a released row tells. */
export interface Sums {
	/** Of what each answered above 1. */
	total: Span;
	/** Of how far each was from the middle of the scale, squared. */
	apart: Span;
}

/** How an attacker reads a row, knowing how many `people` it stands for. They have the program, and know how rows are made. */
export type Reading = (row: Released, people: number, scale: Scale) => Sums;

export const heightOf = (scale: Scale) => scale - 1;
export const apartOf = (above: number, scale: Scale) => (above - heightOf(scale) / 2) ** 2;

/** A hair, against what floating point does to a half. */
const HAIR = 1e-6;
const FINEST = 0.1;

/**
 * A row says into which of equally wide cells each sum fell, as the middle of the cell divided by `n`. Where it stands for more
 * people than `n`, the cell was scaled down to `n` and fell into another one: all that could have are possible. A row whose
 * `step` is nothing tells the sums as they are.
 */
export const readCells: Reading = ({ n, mean, spread, step }, people, scale) => {
	const height = heightOf(scale);
	const total = mean - 1;
	const apart = spread ** 2 + (total - height / 2) ** 2;
	if (step === 0) return { total: exactly(total * people), apart: exactly(apart * people) };
	const times = Math.max(1, Math.ceil((n * FINEST) / (2 * height) - HAIR));
	const apartCell = cellAt(apart * n, { wide: times * 4 * apartOf(0, scale), n, people });
	return {
		total: within(cellAt(total * n, { wide: times * 2 * height, n, people }), people * height),
		// A spread of nothing may have been less than nothing: the two sums are rounded apart from each other.
		apart: within(spread === 0 ? { ...apartCell, least: 0 } : apartCell, people * apartOf(0, scale)),
	};
};

/** The sums that can have led to this middle, which was written down in two digits. */
function cellAt(middle: number, { wide, n, people }: { wide: number; n: number; people: number }): Span {
	const half = (wide - 1) / 2;
	const least = Math.round((middle - half) / wide) * wide;
	if (people === n) return { least, most: least + wide - 1 };
	// The middle of the cell that was scaled down lies in [least, least + wide).
	const first = Math.ceil(((least * people) / n - half) / wide - HAIR);
	const last = Math.ceil((((least + wide) * people) / n - half) / wide - HAIR) - 1;
	return { least: first * wide, most: last * wide + wide - 1 };
}

const exactly = (sum: number): Span => ({ least: sum - HAIR, most: sum + HAIR });

/** The last cell goes as far as the sum does. */
const within = ({ least, most }: Span, highest: number): Span => ({
	least: Math.max(0, least),
	most: most + 1 >= highest ? highest : most,
});
