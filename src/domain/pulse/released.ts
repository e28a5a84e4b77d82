import type { Item } from './pulse.ts';

/** What is shown of one item, for one cut, in one round. */
export interface Shown {
	n: number;
	mean: number;
	spread: number;
	step: number;
}

/** The same in a round before, the oldest first. */
export interface Earlier extends Shown {
	round: number;
	closedOn: string;
}

export interface ItemOfCut {
	item: Item;
	/** Null where too few answered it, or nearly all said the same. */
	shown: Shown | null;
	/** The same words, on the same scale, of the same group. */
	earlier: Earlier[];
}

export interface CutResults {
	key: string;
	name: string;
	/** The team is one's own, or one's own is inside it. */
	mine: boolean;
	/** What of it is shown at all; none where too few answered. */
	items: ItemOfCut[];
}
