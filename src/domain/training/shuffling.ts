import { rng } from '#lib/ui/drawing.ts';
import type { Lesson } from './course.ts';
import type { Item } from './item.ts';

/** The places 0 to `length` in an order that one seed always gives. */
export function shuffled(length: number, seed: string): number[] {
	const random = rng(seed);
	const places = Array.from({ length }, (_, at) => at);
	for (let at = length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
	}
	return places;
}

/** The items that somebody meets in a lesson, in the order in which they were written. */
export function drawnFrom(
	{ key, items, draw }: Pick<Lesson, 'key' | 'items' | 'draw'>,
	seed: string,
): Item[] {
	if (draw === 0 || draw >= items.length) return items;
	const chosen = new Set(shuffled(items.length, `${seed} draw ${key}`).slice(0, draw));
	return items.filter((_, at) => chosen.has(at));
}

/**
 * What stands at each place that is shown, as its place in the item. Parts that are to be put in order never stand
 * in it, and what is written beside a pair never gives the pair away.
 */
export function orderShown(item: Item, seed: string): number[] {
	const own = `${seed} item ${item.key}`;
	switch (item.kind) {
		case 'single':
		case 'multiple':
			return item.shuffle ? shuffled(item.options.length, own) : item.options.map((_, at) => at);
		case 'order':
			return unlike(shuffled(item.parts.length, own));
		case 'match':
			return shuffled(item.pairs.length, own);
		default:
			return [];
	}
}

function unlike(places: number[]): number[] {
	return places.every((place, at) => place === at) ? [...places.slice(1), ...places.slice(0, 1)] : places;
}
