import { and, asc, count, eq } from 'drizzle-orm';
import { invalid, missing } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { canonical, type SkillGraph } from './graph.ts';
import { graphIn } from './graph.server.ts';
import { foldedSkill, MOST_SKILLS, type NewSkills, type SkillSaid } from './skill.ts';
import { personSkill, proposedSkill } from './tables.server.ts';

const { folded, name, level, wants, evidence, link } = personSkill;

/** All that somebody says of their skills, by name: for themselves. What others may see of it is `skillsShown`. */
export async function skillsOf(db: Reader, personId: number) {
	return db
		.select({ folded, name, level, wants, evidence, link })
		.from(personSkill)
		.where(eq(personSkill.personId, personId))
		.orderBy(asc(folded));
}

const ofThem = (who: Person, one: { folded: string }) =>
	and(eq(personSkill.personId, who.id), eq(folded, one.folded));

/** Of oneself. A skill that is there already, under whichever of its names, is said anew; its evidence stays. */
export async function addSkills(db: Database, who: Person, { names, ...said }: NewSkills): Promise<void> {
	await transact(db, async (tx) => {
		const graph = await graphIn(tx);
		for (const one of names) await sayOf(tx, who, graph, one, said);
		await keepToMost(tx, who);
	});
}

/** One of them, within something larger. Nothing else may say what a person can do: only they call this. */
export async function sayOf(
	tx: Transaction,
	who: Person,
	graph: SkillGraph,
	typed: string,
	said: Pick<NewSkills, 'level' | 'wants'>,
): Promise<void> {
	const is = canonical(graph, foldedSkill(typed));
	const mine = await skillsOf(tx, who.id);
	const same = mine.find((one) => canonical(graph, one.folded) === is);
	if (same) await tx.update(personSkill).set(said).where(ofThem(who, same));
	else
		await tx
			.insert(personSkill)
			.values({ personId: who.id, folded: foldedSkill(typed), name: typed, ...said });
	await tx
		.delete(proposedSkill)
		.where(and(eq(proposedSkill.personId, who.id), eq(proposedSkill.folded, foldedSkill(typed))));
}

export async function keepToMost(tx: Transaction, who: Person): Promise<void> {
	const [row] = await tx.select({ all: count() }).from(personSkill).where(eq(personSkill.personId, who.id));
	if (row && row.all > MOST_SKILLS)
		invalid({ names: `${MOST_SKILLS} skills are the most. Take away some that matter less.` });
}

/** How far they are, whether they want to get further, and where one could see it. */
export async function changeSkill(
	db: Database,
	who: Person,
	{ folded: which, ...said }: SkillSaid & { folded: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const changed = await tx
			.update(personSkill)
			.set(said)
			.where(ofThem(who, { folded: which }))
			.returning({ folded });
		if (changed.length === 0) missing('This skill');
	});
}

export async function dropSkill(db: Database, who: Person, one: { folded: string }): Promise<void> {
	await transact(db, async (tx) => {
		const gone = await tx.delete(personSkill).where(ofThem(who, one)).returning({ folded });
		if (gone.length === 0) missing('This skill');
	});
}

/** These and no others, each once under all of its names; the last word on one counts. */
export async function replaceSkills(
	tx: Transaction,
	who: Person,
	skills: readonly (SkillSaid & { name: string })[],
): Promise<void> {
	const graph = await graphIn(tx);
	const each = new Map(skills.map((one) => [canonical(graph, foldedSkill(one.name)), one]));
	await tx.delete(personSkill).where(eq(personSkill.personId, who.id));
	const rows = [...each.values()].map((one) => ({
		...one,
		personId: who.id,
		folded: foldedSkill(one.name),
	}));
	if (rows.length > 0) await tx.insert(personSkill).values(rows);
}
