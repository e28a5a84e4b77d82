import { and, eq, notInArray, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { contentOf } from './content.server.ts';
import type { GoalRevision } from './goal-form.ts';
import { goalLink, goalReader, goalSkill, goalStep, goalVersion } from './tables.server.ts';

type Around = Pick<GoalRevision, 'steps' | 'skills' | 'links'> & { readers?: readonly number[] | undefined };

/** What stands around its words. What is not given stays as it is. */
export async function writeAround(tx: Transaction, goalId: number, given: Around): Promise<void> {
	const { steps, skills, links, readers } = given;
	if (steps) await writeSteps(tx, goalId, steps);
	if (skills) {
		await tx.delete(goalSkill).where(eq(goalSkill.goalId, goalId));
		const rows = skills.map((name) => ({ goalId, name, folded: foldedSkill(name) }));
		if (rows.length > 0) await tx.insert(goalSkill).values(rows).onConflictDoNothing();
	}
	if (links) {
		await tx.delete(goalLink).where(eq(goalLink.goalId, goalId));
		const rows = links.map((link, position) => ({ goalId, position, link }));
		if (rows.length > 0) await tx.insert(goalLink).values(rows);
	}
	if (readers) {
		await tx.delete(goalReader).where(eq(goalReader.goalId, goalId));
		const rows = readers.map((personId) => ({ goalId, personId }));
		if (rows.length > 0) await tx.insert(goalReader).values(rows);
	}
}

/** In their order. A step that is there keeps whether it was made, whatever its words. */
async function writeSteps(
	tx: Transaction,
	goalId: number,
	steps: NonNullable<GoalRevision['steps']>,
): Promise<void> {
	const ofGoal = eq(goalStep.goalId, goalId);
	const there = (await tx.select({ id: goalStep.id }).from(goalStep).where(ofGoal)).map(({ id }) => id);
	const kept = steps.flatMap(({ id }) => (id !== null && there.includes(id) ? [id] : []));
	await tx.delete(goalStep).where(and(ofGoal, notInArray(goalStep.id, kept)));
	const taken = new Set<number>();
	for (const [position, { id, text, done }] of steps.entries()) {
		if (id !== null && kept.includes(id) && !taken.has(id)) {
			const doneAt =
				done === undefined ? undefined : done ? sql`coalesce(${goalStep.doneAt}, ${now()})` : null;
			await tx
				.update(goalStep)
				.set({ position, text, doneAt })
				.where(and(ofGoal, eq(goalStep.id, id)));
		} else await tx.insert(goalStep).values({ goalId, position, text, doneAt: done ? now() : null });
		if (id !== null) taken.add(id);
	}
}

/** As it stands now, into its history. */
export async function keepVersion(tx: Transaction, goalId: number, version: number): Promise<void> {
	const content = await contentOf(tx, goalId);
	await tx.insert(goalVersion).values({ goalId, version, content, at: now() });
}
