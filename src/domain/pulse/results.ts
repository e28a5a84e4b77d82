import { fullMonth } from '#lib/dates.ts';
import { findingOf, type Pair } from './finding.ts';
import { movedFrom } from './moving.ts';
import type { Cut, Item, Released, Scale } from './pulse.ts';

/** A round that has closed, with what of it may be shown. */
export interface ClosedRound {
	id: number;
	kind: 'full' | 'short';
	items: readonly Item[];
	scale: Scale;
	/** Calendar days. */
	openedOn: string;
	closedOn: string;
	released: readonly Released[];
}

/** One item of a round, for one cut. */
export interface ItemResult {
	item: Item;
	now: Released | null;
	/** The last round before in which it was shown for this cut, on the same scale; of a full round, the last full one. */
	before: { round: number; closedOn: string; released: Released } | null;
	moved: 'up' | 'down' | 'same' | null;
	/** Where it is not shown: the name of the smallest group around in which it is counted and shown; null of nowhere. */
	shownIn: string | null;
}

/**
 * The items of a round for one of its cuts, each beside the last time that it was shown.
 * @param earlier closed before it, the latest first
 */
export function resultsOf(
	round: ClosedRound,
	cuts: readonly Cut[],
	cut: string,
	earlier: readonly ClosedRound[],
): ItemResult[] {
	return round.items.map((item) => {
		const now = releasedIn(round, cut, item.id);
		const before = lastShown(round, earlier, cut, item.id);
		return {
			...{ item, now, before },
			moved: now && before ? movedFrom(before.released, now, round.scale) : null,
			shownIn: now ? null : shownAround(round, cuts, cut, item.id),
		};
	});
}

export function releasedIn({ released }: Pick<ClosedRound, 'released'>, cut: string, item: string) {
	return released.find((row) => row.cut === cut && row.item === item) ?? null;
}

function lastShown(of: ClosedRound, earlier: readonly ClosedRound[], cut: string, item: string) {
	for (const round of earlier) {
		if (round.scale !== of.scale || (of.kind === 'full' && round.kind !== 'full')) continue;
		const released = releasedIn(round, cut, item);
		if (released) return { round: round.id, closedOn: round.closedOn, released };
	}
	return null;
}

function shownAround(round: ClosedRound, cuts: readonly Cut[], of: string, item: string): string | null {
	const known = new Map(cuts.map((cut) => [cut.key, cut]));
	let around = known.get(of)?.parent ?? null;
	for (let steps = 0; around !== null && steps < cuts.length; steps++) {
		const cut = known.get(around);
		if (cut && releasedIn(round, cut.key, item)) return cut.name;
		around = cut?.parent ?? null;
	}
	return null;
}

/** What a round says of everybody in a sentence; null where nothing of it can be shown. */
export function roundFinding(results: readonly ItemResult[], scale: Scale): string | null {
	if (!results.some(({ now }) => now)) return null;
	const [since] = results.flatMap(({ before }) => (before ? [before.closedOn] : [])).toSorted();
	const moved = since === undefined ? null : findingOf(results.map(pairOf), scale, monthOf(since));
	return moved ?? 'Shown for the first time: what moves is told from the next round on.';
}

/** `September` */
export function monthOf(day: string): string {
	return fullMonth(Date.parse(`${day}T12:00Z`), 'UTC').replace(/ \d+$/, '');
}

export const pairOf = ({ item, before, now }: ItemResult): Pair => ({
	...{ item, now },
	before: before && before.released,
});

/** Teams whose people are counted in something larger, with what that is. */
export interface CountedIn {
	into: string;
	names: string[];
}

interface TeamThen {
	id: number;
	name: string;
	parentId: number | null;
}

/** Teams of which nothing of their own is ever shown of this round, by the group in which they are counted. */
export function countedIn(cuts: readonly Cut[], teams: readonly TeamThen[], everybody: string): CountedIn[] {
	const cutNames = new Map(cuts.map(({ key, name }) => [key, name]));
	const known = new Map(teams.map((team) => [team.id, team]));
	const into = ({ parentId }: TeamThen, steps = 0): string => {
		const parent = parentId === null || steps > teams.length ? undefined : known.get(parentId);
		return parent ? (cutNames.get(`team-${parent.id}`) ?? into(parent, steps + 1)) : everybody;
	};
	const small = teams.filter(({ id }) => !cutNames.has(`team-${id}`));
	return [...Map.groupBy(small, (team) => into(team))]
		.map(([group, inside]) => ({ into: group, names: inside.map(({ name }) => name).sort(byName) }))
		.sort((a, b) => byName(a.into, b.into));
}

/** Everybody, then one's own teams, then the others; never by what they answered. */
export function inOrder(cuts: readonly Cut[], own: readonly number[]): Cut[] {
	const rank = ({ key }: Cut) => (key === 'all' ? 0 : own.some((id) => key === `team-${id}`) ? 1 : 2);
	return cuts.toSorted((a, b) => rank(a) - rank(b) || byName(a.name, b.name));
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en');
