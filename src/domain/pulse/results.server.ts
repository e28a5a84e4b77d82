import { and, asc, count, desc, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import { parseMoment, plusDays } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import type { Cut } from './pulse.ts';
import { countedIn, inOrder, resultsOf, roundFinding, type ClosedRound } from './results.ts';
import { notForGuests, roundWith } from './rounds.server.ts';
import { pulseAsked, pulseReleased, pulseRound } from './tables.server.ts';
import { MOST_ROUNDS, trendOf } from './trend.ts';

/** All that a page shows of a round that has closed, for one of its cuts; for everybody where there is no such cut. */
export async function readResults(db: Database, who: Person, id: number, of: string | null) {
	notForGuests(who);
	const round = await roundWith(db.read, id);
	const cut = round.cuts.find(({ key }) => key === of) ?? round.cuts.find(({ key }) => key === 'all');
	if (!cut) missing('This round');
	const around = cutsAround(round.cuts, cut);
	const rounds = await closedRounds(db.read, { upTo: round.id, cuts: around });
	const [closed, ...earlier] = rounds;
	if (closed?.id !== round.id) missing('This round');
	const results = resultsOf(closed, round.cuts, cut.key, earlier);
	const { zone } = await readSettings(db.read);
	const teams = await teamsThen(db.read, round.openedOn, zone);
	return {
		cut: { key: cut.key, name: cut.name },
		cuts: inOrder(round.cuts, who.teams).map(({ key, name }) => ({ key, name })),
		...{ results, rounds, asked: await askedIn(db.read, round.id) },
		finding: roundFinding(results, round.scale),
		trend: trendOf(rounds.slice(0, MOST_ROUNDS), cut.key),
		small: countedIn(round.cuts, teams, 'everybody'),
	};
}

/** A round, with all that was released of it: nothing, while it is open. */
export async function releasedOf(db: Database, who: Person, id: number) {
	notForGuests(who);
	const round = await roundWith(db.read, id);
	const released = await db.read
		.select()
		.from(pulseReleased)
		.where(eq(pulseReleased.roundId, round.closedOn === null ? 0 : id))
		.orderBy(asc(pulseReleased.cut), asc(pulseReleased.item));
	return { round, released };
}

/** Of each round that closed, what it says of everybody in a sentence; null where nothing of it can be shown. */
export async function findingsOf(db: Database, who: Person): Promise<Map<number, string | null>> {
	notForGuests(who);
	const rounds = await closedRounds(db.read, { cuts: ['all'] });
	return new Map(
		rounds.map((round, at) => {
			const results = resultsOf(round, [], 'all', rounds.slice(at + 1));
			return [round.id, roundFinding(results, round.scale)];
		}),
	);
}

/** The cut and those that it is inside of. */
function cutsAround(cuts: readonly Cut[], cut: Cut): string[] {
	const keys = [cut.key];
	let parent = cut.parent;
	while (parent !== null && !keys.includes(parent)) {
		keys.push(parent);
		parent = cuts.find(({ key }) => key === parent)?.parent ?? null;
	}
	return keys;
}

/** Rounds that closed, the latest first, with all that is shown of these cuts. */
export async function closedRounds(
	db: Reader,
	{ upTo, cuts, limit = MOST }: { upTo?: number; cuts?: readonly string[]; limit?: number },
): Promise<ClosedRound[]> {
	const rounds = await db
		.select()
		.from(pulseRound)
		.where(and(isNotNull(pulseRound.closedOn), upTo === undefined ? undefined : lte(pulseRound.id, upTo)))
		.orderBy(desc(pulseRound.id))
		.limit(limit);
	const ids = rounds.map(({ id }) => id);
	const of = cuts === undefined ? undefined : inArray(pulseReleased.cut, [...cuts]);
	const rows = await db
		.select()
		.from(pulseReleased)
		.where(and(inArray(pulseReleased.roundId, ids), of));
	const byRound = Map.groupBy(rows, ({ roundId }) => roundId);
	return rounds.flatMap(({ id, kind, items, scale, openedOn, closedOn }) => {
		if (closedOn === null) return [];
		const released = (byRound.get(id) ?? []).map(({ roundId: _, ...row }) => row);
		return [{ id, kind, items, scale, openedOn, closedOn, released }];
	});
}

/** Ten years of them. */
const MOST = 120;

/** How many were asked. It says nothing of who answered. */
export async function askedIn(db: Reader, roundId: number): Promise<number> {
	const [row] = await db.select({ n: count() }).from(pulseAsked).where(eq(pulseAsked.roundId, roundId));
	return row?.n ?? 0;
}

/** Teams that were there when the round opened, so that it is told where those too small are counted. */
async function teamsThen(db: Reader, openedOn: string, zone: string) {
	const until = parseMoment(plusDays(openedOn, 1), zone) ?? 0;
	return db
		.select({ id: team.id, name: team.name, parentId: team.parentId })
		.from(team)
		.where(lt(team.createdAt, until))
		.orderBy(asc(team.name));
}
