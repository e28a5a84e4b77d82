import { isoDay } from '#lib/dates.ts';
import { pointsOf, reasonsIn, type List, type Match } from './match.ts';

/** Whose list it is, and on which day of theirs. */
export interface Turn {
	personId: number;
	day: string;
}

/** The best first. What is as good takes turns: by the day and by whose list it is, never by number or age. */
export function ranked<One extends { match: Match }>(
	some: readonly One[],
	list: List | null,
	turn: Turn,
): One[] {
	return inTurns(some, turn, ({ match }) => -pointsOf(reasonsIn(match, list)));
}

/** For whoever wants no ranking: the last day first. */
export function byDay<One extends { match: Match; postedAt: number }>(
	some: readonly One[],
	turn: Turn & { zone: string },
): One[] {
	return inTurns(some, turn, ({ postedAt }) => -Number(isoDay(postedAt, turn.zone).replaceAll('-', '')));
}

function inTurns<One extends { match: Match }>(
	some: readonly One[],
	turn: Turn,
	placeOf: (one: One) => number,
): One[] {
	return some
		.map((one) => ({
			one,
			id: one.match.offer.id,
			place: placeOf(one),
			lot: lotOf(turn, one.match.offer.id),
		}))
		.sort((a, b) => a.place - b.place || a.lot - b.lot || a.id - b.id)
		.map(({ one }) => one);
}

/** A number that looks drawn by lot and is the same whenever it is asked for. */
export function lotOf({ personId, day }: Turn, id: number): number {
	let hash = 0x811c9dc5;
	for (const letter of `${day} ${personId} ${id}`)
		hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	// The last letters alone would hardly move the high bits, and with them the order.
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
