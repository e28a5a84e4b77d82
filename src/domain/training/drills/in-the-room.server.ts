import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';
import type { Seat } from './drill.ts';
import type { FoundRun } from './finding-runs.server.ts';
import { drillAnswer, drillSeat } from './tables.server.ts';

type Answer = typeof drillAnswer.$inferSelect;

/** Somebody in the room. What they said is there once it is revealed; how sure they were is theirs alone. */
export interface InTheRoom {
	id: number;
	name: string;
	seat: Seat;
	/** They have said something at this step. */
	hasSaid: boolean;
	said: Pick<Answer, 'see' | 'would' | 'choice'> | null;
}

export async function roomOf(db: Reader, { run, isIn, drill }: FoundRun): Promise<InTheRoom[]> {
	if (!run.together) return [];
	const seated = await db
		.select({ id: person.id, name: person.name, seat: drillSeat.seat })
		.from(drillSeat)
		.innerJoin(person, eq(person.id, drillSeat.personId))
		.where(and(eq(drillSeat.runId, run.id), isNull(person.deactivatedAt)))
		.orderBy(seatOrder, asc(person.name));
	const said = await db
		.select()
		.from(drillAnswer)
		.where(and(eq(drillAnswer.runId, run.id), eq(drillAnswer.step, run.step)));
	const open = isIn && run.revealed && run.step < drill.steps.length;
	return seated.map(({ id, name, seat }) => {
		const theirs = said.find(({ personId }) => personId === id);
		const { see, would, choice } = theirs ?? { see: '', would: '', choice: null };
		return {
			id,
			name,
			seat,
			hasSaid: isIn && theirs !== undefined,
			said: open && theirs ? { see, would, choice } : null,
		};
	});
}

/** Seats in the order of the table, the one who leads first. */
const seatOrder = asc(
	sql`CASE ${drillSeat.seat} WHEN 'game-master' THEN 0 WHEN 'observer' THEN 2 ELSE 1 END`,
);
