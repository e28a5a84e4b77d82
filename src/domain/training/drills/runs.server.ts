import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import { news } from '#lib/live/news.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import type { Person } from '../../accounts/person.ts';
import { SEATS } from './drill.ts';
import { findDrill } from './drills.server.ts';
import { findRun, type Run } from './finding-runs.server.ts';
import { placeOf } from './place.ts';
import { drillRun, drillSeat } from './tables.server.ts';

const Minutes = noneOr(
	z.coerce
		.number('Give a number of minutes, or none.')
		.int()
		.min(1, 'A minute at least.')
		.max(120, 'Two hours at the most.')
		.nullable(),
).default(null);

export const Together = z.object({ minutes: Minutes });

/** @returns the key that is its address */
export function startAlone(db: Database, who: Person, id: number): Promise<string> {
	return start(db, who, id, { together: false, minutes: null });
}

/** A room. Whoever opens it leads. */
export function startTogether(
	db: Database,
	who: Person,
	id: number,
	{ minutes }: z.output<typeof Together>,
): Promise<string> {
	return start(db, who, id, { together: true, minutes });
}

function start(
	db: Database,
	who: Person,
	id: number,
	{ together, minutes }: { together: boolean; minutes: number | null },
): Promise<string> {
	return transact(db, async (tx) => {
		const { drill } = await findDrill(tx, who, id);
		const key = randomName(20);
		const [made] = await tx
			.insert(drillRun)
			.values({
				...{ key, drillId: drill.id, together, minutes },
				...{ startedBy: who.id, startedAt: now(), stepUntil: until(minutes) },
			})
			.returning({ id: drillRun.id });
		if (!made) throw new Error('The run was not stored.');
		if (together)
			await tx.insert(drillSeat).values({ runId: made.id, personId: who.id, seat: 'game-master' });
		return key;
	});
}

export const until = (minutes: number | null) => (minutes === null ? null : now() + minutes * MINUTE);

export const Sitting = z.object({ seat: z.enum(SEATS, 'Choose a seat.') });

/** Takes a seat, or another one. One leads; the other seats hold as many as like. */
export async function sit(
	db: Database,
	who: Person,
	key: string,
	{ seat }: z.output<typeof Sitting>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { run } = await findRun(tx, who, key);
		if (!run.together) conflict('There are no seats where one is alone.');
		const leading = await tx
			.select({ id: drillSeat.personId })
			.from(drillSeat)
			.where(and(eq(drillSeat.runId, run.id), eq(drillSeat.seat, 'game-master')));
		if (seat === 'game-master' && leading.some(({ id }) => id !== who.id))
			conflict('Somebody leads it already. When they leave, another one can.');
		await tx
			.insert(drillSeat)
			.values({ runId: run.id, personId: who.id, seat })
			.onConflictDoUpdate({ target: [drillSeat.runId, drillSeat.personId], set: { seat } });
		await tellRoom(tx, run);
	});
}

/** Quietly: nobody is told, and the seat is free. */
export async function leave(db: Database, who: Person, key: string): Promise<{ drillId: number }> {
	return transact(db, async (tx) => {
		const { run, drill } = await findRun(tx, who, key);
		await tx.delete(drillSeat).where(and(eq(drillSeat.runId, run.id), eq(drillSeat.personId, who.id)));
		await tellRoom(tx, run);
		return { drillId: drill.id };
	});
}

/** What somebody did alone goes with all that they said in it. Entries of the log that came of it stay. */
export async function forget(db: Database, who: Person, key: string): Promise<{ drillId: number }> {
	return transact(db, async (tx) => {
		const { run, drill } = await findRun(tx, who, key);
		if (run.together) conflict('It belongs to all who were in the room.');
		await tx.delete(drillRun).where(eq(drillRun.id, run.id));
		return { drillId: drill.id };
	});
}

/** Those who are in the room hear that there is something new in it. */
export async function tellRoom(tx: Transaction, run: Pick<Run, 'id' | 'key' | 'together'>): Promise<void> {
	if (!run.together) return;
	const there = await tx
		.select({ id: drillSeat.personId })
		.from(drillSeat)
		.where(eq(drillSeat.runId, run.id));
	news.say(
		there.map(({ id }) => id),
		placeOf(run.key),
	);
}
