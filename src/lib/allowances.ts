import { now } from './db/clock.ts';

export interface Allowed {
	/** So many at once. */
	most: number;
	/** So many a second after that. */
	perSecond: number;
}

export interface Taken {
	allowed: boolean;
	/** How many more at once. */
	left: number;
	/** Seconds until there is one again; until all are there again, where there is one. */
	seconds: number;
}

/** More have asked than anybody remembers: whoever asked longest ago is forgotten. */
const REMEMBERED = 10_000;

/**
 * How much of something each may have, kept in memory: a burst, and then so many a second. For what is asked
 * for all the time; what has to hold across restarts has `limit` in the database.
 */
export class Allowances {
	readonly #allowed: Allowed;
	readonly #remembered: number;
	/** The one that asked longest ago comes first. */
	readonly #known = new Map<string, { left: number; at: number }>();

	constructor(allowed: Allowed, remembered = REMEMBERED) {
		this.#allowed = allowed;
		this.#remembered = remembered;
	}

	take(forWhom: string): Taken {
		const { most, perSecond } = this.#allowed;
		const at = now();
		const known = this.#known.get(forWhom) ?? { left: most, at };
		// A clock that was set back gives nothing, and takes nothing away.
		const left = Math.min(most, known.left + (Math.max(0, at - known.at) / 1000) * perSecond);
		const allowed = left >= 1;
		const rest = allowed ? left - 1 : left;
		this.#remember(forWhom, { left: rest, at });
		const lacking = rest < 1 ? 1 - rest : most - rest;
		return { allowed, left: Math.floor(rest), seconds: Math.ceil(lacking / perSecond) };
	}

	get size(): number {
		return this.#known.size;
	}

	#remember(forWhom: string, state: { left: number; at: number }): void {
		this.#known.delete(forWhom);
		this.#known.set(forWhom, state);
		const [oldest] = this.#known.keys();
		if (this.#known.size > this.#remembered && oldest !== undefined) this.#known.delete(oldest);
	}
}
