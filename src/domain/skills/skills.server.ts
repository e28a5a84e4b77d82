import { and, asc, count, eq, sql } from 'drizzle-orm';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { foldedSkill, MOST_SKILLS, ON_SIDE, type NewSkills, type SkillSide } from './skill.ts';
import { personSkill } from './tables.server.ts';

const { folded, name, level, wants } = personSkill;
/** Whoever wants to get further in something they are only curious about learns it. */
const is = sql<SkillSide>`CASE WHEN ${level} = 'curious' AND ${wants} THEN 'learns' ELSE 'has' END`;

/** What somebody says they can do and want to learn, by name. Whoever asks has decided who may know. */
export async function skillsOf(db: Reader, personId: number) {
	return db
		.select({ folded, name, level, wants, is })
		.from(personSkill)
		.where(eq(personSkill.personId, personId))
		.orderBy(asc(folded));
}

/** Of oneself. A skill that is there already comes to stand on that side, as it is written now. */
export async function addSkills(db: Database, who: Person, { names, is: side }: NewSkills): Promise<void> {
	await transact(db, async (tx) => {
		for (const one of names)
			await tx
				.insert(personSkill)
				.values({ personId: who.id, folded: foldedSkill(one), name: one, ...ON_SIDE[side] })
				.onConflictDoUpdate({
					target: [personSkill.personId, personSkill.folded],
					set: { name: one, ...ON_SIDE[side] },
				});
		const [row] = await tx.select({ all: count() }).from(personSkill).where(eq(personSkill.personId, who.id));
		if (row && row.all > MOST_SKILLS)
			invalid({ names: `${MOST_SKILLS} skills are the most. Take away some that matter less.` });
	});
}

/** Somebody can do what they wanted to learn. */
export async function learnedSkill(db: Database, who: Person, one: { folded: string }): Promise<void> {
	await transact(db, async (tx) => {
		const [row] = await tx
			.select({ is })
			.from(personSkill)
			.where(and(eq(personSkill.personId, who.id), eq(folded, one.folded)));
		if (!row) missing('This skill');
		if (row.is === 'has') conflict('It is among what you can do already.');
		await tx
			.update(personSkill)
			.set(ON_SIDE.has)
			.where(and(eq(personSkill.personId, who.id), eq(folded, one.folded)));
	});
}

export async function dropSkill(db: Database, who: Person, one: { folded: string }): Promise<void> {
	await transact(db, async (tx) => {
		const gone = await tx
			.delete(personSkill)
			.where(and(eq(personSkill.personId, who.id), eq(folded, one.folded)))
			.returning({ folded });
		if (gone.length === 0) missing('This skill');
	});
}
