import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { MOST_CHOICES, MOST_STEPS } from './drill.ts';
import { findDrill, refuseShort, type FoundDrill, type Replayed } from './drills.server.ts';
import { fromBegins, stepsOf } from './steps.ts';
import { drill, drillRun } from './tables.server.ts';

/** A list of choices is written with one on each line. */
const Choices = z
	.string()
	.max(2_000)
	.transform((text) =>
		text
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== ''),
	)
	.pipe(
		z
			.array(z.string().max(300, 'A choice can be 300 characters at the most.'))
			.max(MOST_CHOICES, `There can be ${MOST_CHOICES} choices, one on each line.`),
	);

/** What its authors change: in a form, each moment says whether a step begins with it, and what is asked there. */
export const DrillRevision = z.object({
	title: z.string().trim().min(1, 'Give it a title.').max(300),
	scene: z.string().trim().max(1_000, 'The scene can be 1,000 characters at the most.').default(''),
	moments: z
		.array(
			z.object({
				begins: z.string().optional(),
				ask: z.string().trim().max(300, 'A question can be 300 characters at the most.').default(''),
				choices: Choices.default([]),
			}),
		)
		.max(2_000)
		.default([]),
	/** The version that it began from. */
	base: z.coerce.number().int().positive(),
});

export async function reviseDrill(
	db: Database,
	who: Person,
	id: number,
	input: z.output<typeof DrillRevision>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { drill: before } = await findChangeable(tx, who, id);
		if (before.version !== input.base)
			conflict('Somebody else changed it while you did. Look at it as it is now, and save again.');
		const begins = input.moments.flatMap((moment, index) => (moment.begins ? [index] : []));
		const steps = fromBegins(before.moments.length, begins, (begin) => ({
			ask: input.moments[begin]?.ask ?? '',
			choices: input.moments[begin]?.choices ?? [],
		}));
		if (steps.length < 2)
			invalid({ steps: 'A replay takes two steps at least. Choose where another begins.' });
		if (steps.length > MOST_STEPS) invalid({ steps: `A replay takes ${MOST_STEPS} steps at the most.` });
		const { title, scene } = input;
		const changed = { title, scene, steps, version: before.version + 1 };
		await tx.update(drill).set(changed).where(eq(drill.id, id));
	});
}

/** The timeline says something else by now: the drill begins again from it, with the steps that follow from it. */
export async function retell(
	db: Database,
	who: Person,
	id: number,
	told: Pick<Replayed, 'moments' | 'zone'>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { drill: before } = await findChangeable(tx, who, id);
		refuseShort(told.moments);
		const { moments, zone } = told;
		const steps = stepsOf(moments);
		const changed = { moments: [...moments], zone, steps, version: before.version + 1 };
		await tx.update(drill).set(changed).where(eq(drill.id, id));
	});
}

/** For those who may change it; what is being played in a room stays as it is until they are through. */
async function findChangeable(db: Reader, who: Person, id: number): Promise<FoundDrill> {
	const found = await findToChange(db, who, id);
	const [playing] = await db
		.select({ id: drillRun.id })
		.from(drillRun)
		.where(
			and(
				eq(drillRun.drillId, id),
				eq(drillRun.together, true),
				isNull(drillRun.endedAt),
				gt(drillRun.startedAt, now() - LEFT_ALONE),
			),
		);
	if (playing) conflict('People play it in a room just now. Change it when they are through.');
	return found;
}

/** After this long, nobody is expected back in a room. */
const LEFT_ALONE = 4 * HOUR;

export async function findToChange(db: Reader, who: Person, id: number): Promise<FoundDrill> {
	const found = await findDrill(db, who, id);
	if (!found.mayChange) forbidden('Whoever made it and the authors of the post-mortem change it.');
	return found;
}
