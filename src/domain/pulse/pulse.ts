/**
 * The psychological-safety survey. What makes it anonymous is in the shape of it:
 *
 * - When a round starts, everybody who is asked is put into one **part**: parts do not overlap, each has at least
 *   `fewest` people, and all that is ever shown is a union of parts. What somebody answers knows its part, and nothing
 *   else of them.
 * - While it is open, an answer lies **sealed** with the key of its round, which lies beside and not in the database. Its
 *   place was there from the start, filled with nothing and as long as every other, and was drawn by lot. That somebody
 *   answered is sealed, too: the database without the key tells neither who answered nor how many.
 * - When it closes, the answers are opened together, added up, and what may be shown of the sums is **released**. The
 *   sealed answers and the key are gone then, and with them what each one said; nobody can add up anything else later.
 */

/** One sentence that people agree with or not. `reversed`: agreeing is worse. */
export interface Item {
	/** The same in every round, also after the words changed: `edmondson-1.1`. */
	id: string;
	text: string;
	reversed: boolean;
}

export const SCALES = [5, 7] as const;
/** How many steps an answer has, from 1, disagree fully. */
export type Scale = (typeof SCALES)[number];

/** A group of which something can be shown: everybody, or a team with the teams inside it. */
export interface Cut {
	/** `all`, or `team-12`. */
	key: string;
	name: string;
	/** The numbers of its parts. */
	parts: readonly number[];
	/** The cut it is inside of; null of `all`. Teams too small for themselves are in there. */
	parent: string | null;
}

/**
 * What is shown of one item for one cut. `mean` and `spread` (the standard deviation) are scores, 1 to the scale, higher
 * is better whether the item is reversed or not; both come of rounded sums, where means less than `step` apart are not told
 * apart. `n` is two fewer than were asked at the most, so that it never tells that all answered.
 */
export interface Released {
	cut: string;
	item: string;
	n: number;
	mean: number;
	spread: number;
	step: number;
}

/** The bounds that hold for a round from its start; they may be raised for a next one, never lowered for this one. */
export interface Bounds {
	/** People who answered an item, in everything that is shown of it. */
	fewest: number;
	/** People who wrote something, before any of it is shown. */
	fewestComments: number;
}

export const LEAST: Bounds = { fewest: 5, fewestComments: 8 };
