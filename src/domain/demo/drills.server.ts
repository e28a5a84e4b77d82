import { and, eq, like } from 'drizzle-orm';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { findEntry } from '../entries/entries.server.ts';
import { entry } from '../entries/tables.server.ts';
import { readContent } from '../postmortems/stored.server.ts';
import { drill, drillAnswer, drillLearned, drillRun, drillSeat } from '../training/drills/tables.server.ts';
import type { Cast } from './cast.server.ts';
import { LONG_SUNDAY } from './drills/long-sunday.ts';

/** A night that everybody at Orrery remembers, made into a drill and played once. */
export async function addDrill(tx: Transaction, cast: Cast): Promise<void> {
	const { postmortem, by, title, scene, steps } = LONG_SUNDAY;
	const maker = await cast.personOf(by);
	const found = await findEntry(tx, maker, 'postmortem', cast.numberOf(postmortem));
	const { timeline, zone } = await readContent(tx, found);
	const moments = timeline.map(({ id: _, ...moment }) => moment);
	const made = { entryId: found.id, title, scene, moments, steps, zone, madeBy: maker.id };
	const [stored] = await tx
		.insert(drill)
		.values({ ...made, madeAt: now() - 9 * DAY })
		.returning({ id: drill.id });
	if (!stored) throw new Error('The drill was not stored.');
	await addRun(tx, stored.id, maker.id, cast);
}

async function addRun(
	tx: Transaction,
	drillId: number,
	startedBy: number,
	{ personOf }: Cast,
): Promise<void> {
	const { minutes, seats, said, noticed, learned } = LONG_SUNDAY.run;
	const startedAt = now() - DAY;
	const [stored] = await tx
		.insert(drillRun)
		.values({
			...{ key: randomName(20), drillId, together: true, startedBy, startedAt, minutes, noticed },
			...{ step: LONG_SUNDAY.steps.length, revealed: true, endedAt: startedAt + 55 * MINUTE },
		})
		.returning({ id: drillRun.id });
	if (!stored) throw new Error('The run of the drill was not stored.');
	const runId = stored.id;
	for (const [mailbox, seat] of seats) {
		await tx.insert(drillSeat).values({ runId, personId: (await personOf(mailbox)).id, seat });
	}
	for (const { by, ...answer } of said) {
		await tx.insert(drillAnswer).values({ ...answer, runId, personId: (await personOf(by)).id });
	}
	const [logged] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, 'log'), like(entry.title, `${learned}%`)));
	if (!logged) throw new Error(`Nothing in the log begins with “${learned}”.`);
	await tx.insert(drillLearned).values({ runId, entryId: logged.id });
}
