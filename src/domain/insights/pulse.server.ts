import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { pulseAsked, pulseReleased, pulseRound } from '../pulse/tables.server.ts';
import type { Insight } from './insight.ts';
import { cutOf, pulse } from './pulse.ts';
import type { Scope } from './scope.ts';

/** Of the two latest full rounds that closed by the end of the range, what is released for the team or for everybody. */
export async function readPulse(db: Database, _who: Person, scope: Scope): Promise<Insight> {
	const latest = db.read
		.select({ id: pulseRound.id })
		.from(pulseRound)
		.where(
			and(
				...[eq(pulseRound.kind, 'full'), isNotNull(pulseRound.closedOn)],
				lt(pulseRound.closedOn, isoDay(scope.until, scope.zone)),
			),
		)
		.orderBy(desc(pulseRound.id))
		.limit(2);
	const rows = await db.read
		.select({
			round: pulseRound,
			released: pulseReleased,
			asked: sql<number>`(SELECT count(*) FROM ${pulseAsked} WHERE ${pulseAsked.roundId} = ${pulseRound.id})`,
		})
		.from(pulseRound)
		.leftJoin(
			pulseReleased,
			and(eq(pulseReleased.roundId, pulseRound.id), eq(pulseReleased.cut, cutOf(scope))),
		)
		.where(inArray(pulseRound.id, latest))
		.orderBy(desc(pulseRound.id));
	const rounds = [...Map.groupBy(rows, ({ round }) => round.id).values()].flatMap((of) => {
		const [first] = of;
		if (!first || first.round.closedOn === null) return [];
		const { id, kind, items, scale, openedOn, closedOn, fewest } = first.round;
		const released = of.flatMap((row) => row.released ?? []);
		return [{ id, kind, items, scale, openedOn, closedOn, fewest, released, asked: first.asked }];
	});
	return pulse(rounds, scope);
}
