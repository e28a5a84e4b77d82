import { FEWEST } from '#lib/groups.ts';
import { differs } from './proportions.ts';
import { FEW } from './telling.ts';

/** What came of the changes of one team; null is what belongs to no team. */
export interface OfTeam extends Came {
	team: { slug: string; name: string } | null;
	/** In the team itself. */
	people: number;
	/** Of whoever looks. */
	isOwn: boolean;
}

interface Came {
	made: number;
	tried: number;
	waiting: number;
	/** Of those that wait: came with a file from elsewhere, and nobody has said anything of it since. */
	brought: number;
	dropped: number;
	/** Dropped, and somebody said why. */
	reasons: number;
}

const MOST_DRAWN = 8;

/** Those that stand: what was dropped is answered. */
export const keptOf = ({ made, tried, waiting }: Came) => made + tried + waiting;

/** One’s own first, the others by name; what is of no team is last. */
export function inOrder(rows: readonly OfTeam[]): OfTeam[] {
	return [...rows].sort(
		(a, b) =>
			Number(a.team === null) - Number(b.team === null) ||
			Number(b.isOwn) - Number(a.isOwn) ||
			(a.team?.name ?? '').localeCompare(b.team?.name ?? '', 'en'),
	);
}

export function sumOf(rows: readonly Came[]): Came {
	const sum = { made: 0, tried: 0, waiting: 0, brought: 0, dropped: 0, reasons: 0 };
	for (const row of rows) {
		sum.made += row.made;
		sum.tried += row.tried;
		sum.waiting += row.waiting;
		sum.brought += row.brought;
		sum.dropped += row.dropped;
		sum.reasons += row.reasons;
	}
	return sum;
}

/**
 * Teams with enough changes that a part of them says something, as many as a page has room for; their order stays. All
 * others are together in the last row, with what is of no team.
 */
export function drawnOf(rows: readonly OfTeam[]): { name: string; slug?: string; came: Came }[] {
	const enough = rows.filter((row) => row.team !== null && keptOf(row) >= FEW);
	const most = new Set([...enough].sort((a, b) => keptOf(b) - keptOf(a)).slice(0, MOST_DRAWN));
	const drawn = enough.flatMap((row) =>
		row.team && most.has(row) ? [{ name: row.team.name, slug: row.team.slug, came: row }] : [],
	);
	const rest = sumOf(rows.filter((row) => !most.has(row)));
	if (keptOf(rest) === 0) return drawn;
	return [...drawn, { name: drawn.length === 0 ? 'Everybody' : 'Everybody else', came: rest }];
}

/**
 * Teams of which more waits than of all others together, by more than chance. What came with files from elsewhere may
 * have been made there. A team of few people is not named: it would be said of them.
 */
export function waitingTeams(rows: readonly OfTeam[]): OfTeam[] {
	const [allWaiting, whole] = ownOf(sumOf(rows));
	const compared = rows.filter((row) => {
		const [, all] = ownOf(row);
		return row.team !== null && row.people >= FEWEST && all >= FEW && all < whole;
	});
	return compared.filter((row) => {
		const [waiting, all] = ownOf(row);
		const others = [allWaiting - waiting, whole - all] as const;
		const isMore = waiting / all > others[0] / others[1];
		return isMore && differs([waiting, all], others, compared.length);
	});
}

const ownOf = (came: Came): [waiting: number, all: number] => [
	came.waiting - came.brought,
	keptOf(came) - came.brought,
];
