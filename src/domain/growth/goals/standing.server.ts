import { and, asc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle } from '../../notifications/notifications.server.ts';
import type { GoalState } from './goal.ts';
import type { NewNote } from './goal-form.ts';
import { ownGoal, stir } from './goals.server.ts';
import { goal, goalNote, goalStep } from './tables.server.ts';

export const reach = (db: Database, who: Person, id: number) => become(db, who, id, 'reached');
/** A word on why is theirs alone, and need not be given. */
export const letGo = (db: Database, who: Person, id: number, { words }: { words: string }) =>
	become(db, who, id, 'let-go', words);
export const takeUpAgain = (db: Database, who: Person, id: number) => become(db, who, id, 'open');

async function become(
	db: Database,
	who: Person,
	id: number,
	state: GoalState,
	stateWords = '',
): Promise<void> {
	await transact(db, async (tx) => {
		const before = await ownGoal(tx, who, id);
		if (before.state === state) conflict('It stands so already.');
		const at = now();
		await tx.update(goal).set({ state, stateAt: at, stateWords, changedAt: at }).where(eq(goal.id, id));
		if (state !== 'open') await settle(tx, { kind: 'goal-silent', to: [who.id] });
	});
}

/** One place up or down among those that are open, as its writer sees them. */
export async function moveGoal(
	db: Database,
	who: Person,
	{ id, to }: { id: number; to: 'up' | 'down' },
): Promise<void> {
	await transact(db, async (tx) => {
		await ownGoal(tx, who, id);
		const open = await tx
			.select({ id: goal.id })
			.from(goal)
			.where(and(eq(goal.personId, who.id), eq(goal.state, 'open')))
			.orderBy(asc(goal.position), asc(goal.id));
		const order = open.map((one) => one.id);
		const from = order.indexOf(id);
		const into = to === 'up' ? from - 1 : from + 1;
		const other = order[into];
		if (from === -1 || other === undefined) return;
		order[from] = other;
		order[into] = id;
		for (const [position, one] of order.entries())
			await tx.update(goal).set({ position }).where(eq(goal.id, one));
	});
}

/** A step was made, or was not yet. */
export async function makeStep(
	db: Database,
	who: Person,
	goalId: number,
	{ id, made }: { id: number; made: boolean },
): Promise<void> {
	await transact(db, async (tx) => {
		await ownGoal(tx, who, goalId);
		const changed = await tx
			.update(goalStep)
			.set({ doneAt: made ? now() : null })
			.where(and(eq(goalStep.id, id), eq(goalStep.goalId, goalId)))
			.returning({ id: goalStep.id });
		if (changed.length === 0) missing('This step');
		await stir(tx, goalId);
	});
}

/** How it goes, which stays theirs alone, or something that shows it. */
export async function noteOnGoal(db: Database, who: Person, goalId: number, given: NewNote): Promise<void> {
	await transact(db, async (tx) => {
		await ownGoal(tx, who, goalId);
		await tx.insert(goalNote).values({ goalId, ...given, at: now() });
		await stir(tx, goalId);
		await settle(tx, { kind: 'goal-silent', to: [who.id] });
	});
}

export async function dropNote(
	db: Database,
	who: Person,
	goalId: number,
	{ id }: { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		await ownGoal(tx, who, goalId);
		const gone = await tx
			.delete(goalNote)
			.where(and(eq(goalNote.id, id), eq(goalNote.goalId, goalId)))
			.returning({ id: goalNote.id });
		if (gone.length === 0) missing('This note');
	});
}
