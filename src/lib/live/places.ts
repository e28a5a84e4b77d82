import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

// The order of rows that several people move: each row has a place, a text that sorts, and between any
// two there is room for another. Moving a row changes nothing but its own place.

const DIGITS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function placesForAll(count: number): string[] {
	return generateNKeysBetween(null, null, count);
}

/** Two people who put something in the same gap get two places, and not the same one. */
export function placeBetween(before: string | null, after: string | null): string {
	const place = room(before, after);
	const ownPlace = place + chance() + chance() + chance();
	return after === null || ownPlace < after ? ownPlace : place;
}

/** A place that no program of ours made has no room beside it that could be reckoned; what follows it sorts after it. */
function room(before: string | null, after: string | null): string {
	try {
		return generateKeyBetween(before, after);
	} catch {
		return `${before ?? ''}${chance()}`;
	}
}

const chance = () => DIGITS[Math.floor(Math.random() * DIGITS.length)] ?? '1';

/**
 * Those that somebody moved, when the rest stayed in its order: as few as can be.
 * @param order where each of them was before, in the order they have now
 */
export function movedIn(order: readonly number[]): Set<number> {
	const ends: number[] = [];
	const previous: number[] = [];
	order.forEach((was, index) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((order[ends[middle] ?? 0] ?? 0) < was) low = middle + 1;
			else high = middle;
		}
		previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
		ends[low] = index;
	});
	const stayed = new Set<number>();
	for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) stayed.add(at);
	return new Set(order.map((_, index) => index).filter((index) => !stayed.has(index)));
}
