import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { bringIn } from './catalogue/bringing.server.ts';
import { called, standing, tend } from './curating.server.ts';
import { skillsIn } from './lists.ts';
import { skill } from './tables.server.ts';

/**
 * It becomes part of another: all its names lead there. Its row, its names, what is below and beside it stay as they
 * are, so that `unmerge` has nothing to put together again. What people say of themselves is not touched.
 */
export async function mergeSkill(
	db: Database,
	who: Person,
	id: number,
	{ into }: { into: string },
): Promise<number> {
	return tend(db, who, async (tx) => {
		await standing(tx, id);
		const other = await called(tx, into, 'into');
		if (other === id) invalid({ into: 'That is the same skill.' });
		await tx.update(skill).set({ mergedInto: other }).where(eq(skill.id, id));
		return other;
	});
}

/** They were two after all: each stands as it stood. */
export async function unmerge(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await tend(db, who, async (tx) => {
		const apart = await tx
			.update(skill)
			.set({ mergedInto: null })
			.where(and(eq(skill.id, id), isNotNull(skill.mergedInto)))
			.returning();
		if (apart.length === 0) conflict('It stands for itself.');
	});
}

/** A list of skills with their names, parents and related ones. What has a name here stays as it is. */
export async function importSkills(db: Database, who: Person, csv: string): Promise<number> {
	const { rows, problems } = skillsIn(csv);
	return tend(db, who, async (tx) => {
		if (problems.length > 0) invalid({ skills: problems.slice(0, 3).join(' ') });
		return bringIn(tx, rows);
	});
}
