import { listed } from '#lib/numbers.ts';
import { easierTo } from './item-words.ts';
import { movedFrom, type Score } from './moving.ts';
import type { Item, Scale } from './pulse.ts';

/** An item with its score, and the one it had before; null where there is none that can be shown. */
export interface Pair {
	item: Item;
	before: Score | null;
	now: Score | null;
}

export interface Moved {
	item: Item;
	way: 'up' | 'down';
	by: number;
}

/** What moved by more than chance, the furthest first. */
export function movesIn(pairs: readonly Pair[], scale: Scale): Moved[] {
	return pairs
		.flatMap(({ item, before, now }): Moved[] => {
			if (!before || !now) return [];
			const way = movedFrom(before, now, scale);
			return way === 'same' ? [] : [{ item, way, by: Math.abs(now.mean - before.mean) }];
		})
		.sort((a, b) => b.by - a.by);
}

/**
 * `It got easier to admit a mistake, and harder to ask for help.` The furthest moves alone are in it.
 * @param since `March`
 * @returns null where no item was shown both times
 */
export function findingOf(pairs: readonly Pair[], scale: Scale, since: string): string | null {
	if (!pairs.some(({ before, now }) => before && now)) return null;
	const moves = movesIn(pairs, scale);
	const said = clauses(moves);
	return said === null ? `Nothing moved by more than chance since ${since}.` : `${said}.`;
}

/** The same without its full stop, to be part of a sentence; null where nothing moved. */
export function clauses(moves: readonly Moved[]): string | null {
	const [up, down] = [namesOf(moves, 'up'), namesOf(moves, 'down')];
	if (up.length + down.length === 0) return null;
	if (up.every(isEasier) && down.every(isEasier)) {
		if (down.length === 0) return `It got easier ${listed(up)}`;
		if (up.length === 0) return `It got harder ${listed(down)}`;
		return `It got easier ${listed(up)}, and harder ${listed(down)}`;
	}
	if (down.length === 0) return `The score rose of ${listed(up)}`;
	if (up.length === 0) return `The score fell of ${listed(down)}`;
	return `The score rose of ${listed(up)}, and fell of ${listed(down)}`;
}

const isEasier = (name: string) => name.startsWith('to ');

/** The two furthest of each way; three where all went one way. */
function namesOf(moves: readonly Moved[], of: Moved['way']): string[] {
	const these = moves.filter(({ way }) => way === of);
	const most = these.length === moves.length ? 3 : 2;
	const own = moves.some(({ item }) => easierTo(item) === null);
	return these.slice(0, most).map(({ item }) => (own ? `“${item.text}”` : (easierTo(item) ?? item.text)));
}
