import type { Cut, Released, Scale } from '../pulse.ts';

/** A round as everybody in the workspace can know it: what was released, and who was in which team when it began. */
export interface SeenRound {
	id: number;
	scale: Scale;
	fewest: number;
	items: readonly string[];
	cuts: readonly Cut[];
	/** The part of each person who was asked: it follows from their teams. */
	asked: ReadonlyMap<number, number>;
	rows: readonly Released[];
	/**
	 * Who answered an item, where the attacker was told: tests tell it, so that what holds here holds against somebody
	 * who asked everybody over lunch. Without it an attack takes for granted what the counts allow.
	 */
	told?: ReadonlyMap<string, ReadonlySet<number>>;
}

export type AttackKey = 'differences' | 'counts' | 'agreeing' | 'leaving' | 'exports' | 'files' | 'order';

/** What an attack found out, and would not have if the pulse were safe. It never leaves the process with a person in it. */
export interface Learned {
	attack: AttackKey;
	round: number;
	/** The cuts whose rows told it. */
	cuts: readonly string[];
	item: string;
	/** The one it is about; null where it is about a group that is too small, or about everybody in it. */
	person: number | null;
	what: string;
}

/** From and to, both possible. */
export interface Span {
	least: number;
	most: number;
}
