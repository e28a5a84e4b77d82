import { and, asc, count, desc, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import { parseMoment, plusDays } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { forbidden, missing } from '#lib/errors.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import type { ClosedRound } from './results.ts';
import { pulseAsked, pulseReleased, pulseRound } from './tables.server.ts';

type Round = typeof pulseRound.$inferSelect;

/** Guests are asked nothing, and are told nothing of what others said. */
export function refuseGuests(who: Person): void {
	if (isGuest(who)) forbidden('The pulse is of the people of the workspace, which a guest is not of.');
}

/** Any round, open or closed. */
export async function readRound(db: Database, who: Person, id: number): Promise<Round> {
	refuseGuests(who);
	const [round] = await db.read.select().from(pulseRound).where(eq(pulseRound.id, id));
	return round ?? missing('This round');
}

/** Rounds that closed, the latest first, with all that is shown of these cuts. */
export async function closedRounds(
	db: Reader,
	{ upTo, cuts, limit = 100 }: { upTo?: number; cuts?: readonly string[]; limit?: number },
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

/** How many were asked. It says nothing of who answered. */
export async function askedIn(db: Reader, roundId: number): Promise<number> {
	const [row] = await db.select({ n: count() }).from(pulseAsked).where(eq(pulseAsked.roundId, roundId));
	return row?.n ?? 0;
}

/** Teams that were there when the round opened, so that it is told where those too small are counted. */
export async function teamsThen(db: Reader, openedOn: string, zone: string) {
	const until = parseMoment(plusDays(openedOn, 1), zone) ?? 0;
	return db
		.select({ id: team.id, name: team.name, parentId: team.parentId })
		.from(team)
		.where(lt(team.createdAt, until))
		.orderBy(asc(team.name));
}
