import { monthName } from '#lib/dates.ts';
import { shortName } from './item-words.ts';
import { shownScore, shownSpread } from './moved-drawn.ts';
import { movedFrom } from './moving.ts';
import type { Item } from './pulse.ts';
import { monthOf, releasedIn, type ClosedRound } from './results.ts';

/** So many rounds stand beside each other. */
export const MOST_ROUNDS = 8;

/** How the items of a round came to where they are, for one cut: a column for each round, the latest last. */
export interface Trend {
	columns: { round: number; label: string; short: boolean }[];
	rows: { name: string; asked: string; cells: (TrendCell | null)[] }[];
}

/** Shown as it was rounded; null stands for not asked, or too few. */
export interface TrendCell {
	score: string;
	spread: string;
	n: number;
}

/** @param rounds the latest first; the first of them is the one that is looked at */
export function trendOf(rounds: readonly ClosedRound[], cut: string): Trend {
	const [latest] = rounds;
	if (!latest) return { columns: [], rows: [] };
	const alike = rounds.filter(({ scale }) => scale === latest.scale).slice(0, MOST_ROUNDS);
	const columns = alike.toReversed();
	return {
		columns: columns.map(({ id, closedOn, kind }) => ({
			...{ round: id, short: kind === 'short' },
			label: `${monthName(Date.parse(`${closedOn}T12:00Z`), 'UTC')} ${closedOn.slice(0, 4)}`,
		})),
		rows: latest.items.map((item) => ({
			...{ name: shortName(item), asked: item.text },
			cells: columns.map((round) => cellOf(round, cut, item)),
		})),
	};
}

function cellOf(round: ClosedRound, cut: string, { id }: Item): TrendCell | null {
	const row = releasedIn(round, cut, id);
	return row && { score: shownScore(row), spread: shownSpread(row), n: row.n };
}

/**
 * How an item moved after somebody replied to it: from the round that was replied to, to the latest one in which it was
 * shown since, on the same scale.
 * @param rounds the latest first
 */
export function movedSince(
	rounds: readonly ClosedRound[],
	of: { round: number; cut: string; item: string },
): { month: string; from: string; to: string; way: 'up' | 'down' | 'same' } | null {
	const then = rounds.find(({ id }) => id === of.round);
	const before = then && releasedIn(then, of.cut, of.item);
	if (!then || !before) return null;
	for (const round of rounds) {
		if (round.id <= of.round) return null;
		const now = round.scale === then.scale ? releasedIn(round, of.cut, of.item) : null;
		if (!now) continue;
		return {
			...{ month: monthOf(round.closedOn), from: shownScore(before), to: shownScore(now) },
			way: movedFrom(before, now, round.scale),
		};
	}
	return null;
}
