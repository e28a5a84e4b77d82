import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { noneOr } from '#lib/web/fields.ts';
import type { Person } from '../../accounts/person.ts';
import { isAsked } from './drill.ts';
import { findOwnRun, type FoundRun, type Run } from './finding-runs.server.ts';
import { tellRoom, until, type Together } from './runs.server.ts';
import { drillAnswer, drillRun } from './tables.server.ts';

const words = (what: string) => z.string().trim().max(2_000, `${what} can be 2,000 characters at the most.`);

/** The step that it was said at: a page that was left open must not answer, or turn, another one. */
const AtStep = z.object({ step: z.coerce.number().int().min(0) });

export const Answering = AtStep.extend({
	see: words('What you see').default(''),
	/** Their own words, where none of the choices says it. */
	would: words('What you would do').default(''),
	/** Its place in the list, from 0. */
	choice: noneOr(z.coerce.number().int().min(0).nullable()).default(null),
	sure: noneOr(z.coerce.number().int().min(1).max(3).nullable()).default(null),
});

/** What somebody sees and would do. They can say something else until it is revealed. */
export async function answer(
	db: Database,
	who: Person,
	key: string,
	{ step, see, would, choice, sure }: z.output<typeof Answering>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { run, drill, seat } = await findOwnRun(tx, who, key);
		if (run.together && !isAsked(seat)) forbidden('Whoever leads or observes looks on; the others say.');
		if (run.step !== step || run.revealed)
			conflict('What happened then is shown by now, so this is not kept. The next one is yours again.');
		const chosen = choice === null ? undefined : drill.steps[step]?.choices[choice];
		if (choice !== null && chosen === undefined)
			invalid({ choice: 'Choose one of these, or use your own words.' });
		const said = chosen ?? would;
		if (said === '' && see === '')
			invalid({ would: 'Say in a few words what you would do, or what you see. “Wait and watch” counts.' });
		const row = { see, would: said, choice, sure };
		await tx
			.insert(drillAnswer)
			.values({ runId: run.id, personId: who.id, step, ...row })
			.onConflictDoUpdate({
				target: [drillAnswer.runId, drillAnswer.personId, drillAnswer.step],
				set: row,
			});
		await tellRoom(tx, run);
	});
}

export const Turning = AtStep;

/** What really happened is shown. A second press of the same button changes nothing. */
export function reveal(
	db: Database,
	who: Person,
	key: string,
	{ step }: z.output<typeof Turning>,
): Promise<void> {
	return lead(db, who, key, async (tx, { run }) => {
		if (run.step === step) await set(tx, run, { revealed: true, stepUntil: null });
	});
}

/** To the next step. The last one is the ending: nothing is asked there. After it comes the debrief. */
export function goOn(
	db: Database,
	who: Person,
	key: string,
	{ step }: z.output<typeof Turning>,
): Promise<void> {
	return lead(db, who, key, async (tx, { run, drill }) => {
		if (run.step !== step) return;
		if (!run.revealed) conflict('What really happened comes first.');
		const count = drill.steps.length;
		if (step >= count) return;
		const next = step + 1;
		const ending = next >= count - 1;
		await set(tx, run, {
			step: next,
			revealed: ending,
			stepUntil: ending ? null : until(run.minutes),
			...(next === count ? { endedAt: now() } : {}),
		});
	});
}

/** Minutes for each step, from now on; none, and nobody is hurried. */
export function setTimer(
	db: Database,
	who: Person,
	key: string,
	{ minutes }: z.output<typeof Together>,
): Promise<void> {
	return lead(db, who, key, (tx, { run }) =>
		set(tx, run, { minutes, stepUntil: run.revealed ? null : until(minutes) }),
	);
}

function lead(
	db: Database,
	who: Person,
	key: string,
	act: (tx: Transaction, found: FoundRun) => Promise<void>,
): Promise<void> {
	return transact(db, async (tx) => {
		const found = await findOwnRun(tx, who, key);
		if (!found.leads) forbidden('Whoever leads the drill goes on. Where nobody does, take that seat.');
		await act(tx, found);
		await tellRoom(tx, found.run);
	});
}

async function set(tx: Transaction, run: Run, values: Partial<typeof drillRun.$inferInsert>): Promise<void> {
	await tx.update(drillRun).set(values).where(eq(drillRun.id, run.id));
}
