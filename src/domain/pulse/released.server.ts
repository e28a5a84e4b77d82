import { and, asc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { cutOfTeam, EVERYBODY } from './cuts.ts';
import type { Cut, Item } from './pulse.ts';
import type { CutResults, Earlier, ItemOfCut } from './released.ts';
import { notForGuests, roundWith } from './rounds.server.ts';
import { pulseReleased, pulseRound } from './tables.server.ts';

type Row = typeof pulseReleased.$inferSelect;

/**
 * What a round released, with how it was in those before it. Everybody first, then the teams that one is in, then the
 * others by name: never by what they answered. None while it is open.
 */
export async function resultsOf(db: Database, who: Person, id: number): Promise<CutResults[]> {
	notForGuests(who);
	const round = await roundWith(db.read, id);
	if (round.closedOn === null) return [];
	const rows = await db.read.select().from(pulseReleased).where(eq(pulseReleased.roundId, id));
	const before = await earlierThan(db.read, round);
	return inOrder(round.cuts, who).map(({ key, name, mine }) => ({
		...{ key, name, mine },
		items: round.items.map((item) => shownOf(item, key, rows, before)),
	}));
}

function inOrder(cuts: readonly Cut[], who: Person) {
	const mine = new Set(who.teams.map(cutOfTeam));
	const rank = ({ key }: Cut) => (key === EVERYBODY ? 0 : mine.has(key) ? 1 : 2);
	return [...cuts]
		.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'))
		.map(({ key, name }) => ({ key, name, mine: mine.has(key) }));
}

function shownOf(item: Item, cut: string, rows: readonly Row[], before: readonly Before[]): ItemOfCut {
	const found = rows.find((row) => row.cut === cut && row.item === item.id);
	return {
		item,
		shown: found ? figures(found) : null,
		earlier: before
			.filter(({ row }) => row.cut === cut && row.item === item.id)
			.map(({ row, closedOn }) => ({ ...figures(row), round: row.roundId, closedOn })),
	};
}

const figures = ({ n, mean, spread, step }: Row) => ({ n, mean, spread, step });

interface Before {
	row: Row;
	closedOn: Earlier['closedOn'];
}

/** Of those on the same scale: what an id asks is the same in all of them. */
async function earlierThan(db: Reader, round: typeof pulseRound.$inferSelect): Promise<Before[]> {
	const ids = round.items.map((item) => item.id);
	const found = await db
		.select({ row: pulseReleased, closedOn: pulseRound.closedOn })
		.from(pulseReleased)
		.innerJoin(pulseRound, eq(pulseRound.id, pulseReleased.roundId))
		.where(
			and(
				...[lt(pulseRound.id, round.id), eq(pulseRound.scale, round.scale)],
				...[isNotNull(pulseRound.closedOn), inArray(pulseReleased.item, ids)],
			),
		)
		.orderBy(asc(pulseRound.id));
	return found.map(({ row, closedOn }) => ({ row, closedOn: closedOn ?? '' }));
}
