import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import type { GoalContent } from './goal.ts';
import { goal, goalLink, goalNote, goalSkill, goalStep } from './tables.server.ts';

/** The words of one, as its history keeps them. */
export async function contentOf(db: Reader, id: number): Promise<GoalContent> {
	const [row] = await db.select().from(goal).where(eq(goal.id, id));
	if (!row) missing('This goal');
	const { what, why, by, byWords, standing } = row;
	const { steps, skills, links } = await partsOf(db, [id]);
	return {
		...{ what, why, by, byWords, standing },
		steps: (steps.get(id) ?? []).map(({ text }) => text),
		skills: (skills.get(id) ?? []).map(({ name }) => name),
		links: (links.get(id) ?? []).map(({ link }) => link),
	};
}

/** What these goals are made of, each in its order. */
export async function partsOf(db: Reader, ids: readonly number[]) {
	const those = [...ids];
	const steps = await db
		.select()
		.from(goalStep)
		.where(inArray(goalStep.goalId, those))
		.orderBy(asc(goalStep.position), asc(goalStep.id));
	const skills = await db
		.select()
		.from(goalSkill)
		.where(inArray(goalSkill.goalId, those))
		.orderBy(asc(goalSkill.name));
	const links = await db
		.select()
		.from(goalLink)
		.where(inArray(goalLink.goalId, those))
		.orderBy(asc(goalLink.position));
	const notes = await db
		.select()
		.from(goalNote)
		.where(inArray(goalNote.goalId, those))
		.orderBy(asc(goalNote.at), asc(goalNote.id));
	return {
		steps: Map.groupBy(steps, ({ goalId }) => goalId),
		skills: Map.groupBy(skills, ({ goalId }) => goalId),
		links: Map.groupBy(links, ({ goalId }) => goalId),
		notes: Map.groupBy(notes, ({ goalId }) => goalId),
	};
}
