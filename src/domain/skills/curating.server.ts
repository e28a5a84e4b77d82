import { and, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { idsByName } from './catalogue/bringing.server.ts';
import { foldedSkill } from './skill.ts';
import { skill, skillAlias } from './tables.server.ts';

/** Within one commit, for those who look after the names that all share. */
export async function tend<Result>(
	db: Database,
	who: Person,
	work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
	if (!mayCurate(who)) forbidden('Curators look after skills.');
	return transact(db, work);
}

/** One that stands for itself. What became part of another is read there. */
export async function standing(tx: Pick<Transaction, 'select'>, id: number) {
	const [found] = await tx.select().from(skill).where(eq(skill.id, id));
	if (found?.mergedInto !== null) missing('This skill');
	return found;
}

/** The id of the skill of that name; a sentence at the field where there is none. */
export async function called(tx: Transaction, name: string, field: string): Promise<number> {
	const id = (await idsByName(tx)).get(foldedSkill(name));
	return id ?? invalid({ [field]: 'No skill is called that yet. Add it first.' });
}

/** A name that was typed, or that is missing, becomes a skill of its own. */
export async function addSkill(db: Database, who: Person, { name }: { name: string }): Promise<number> {
	return tend(db, who, async (tx) => {
		const folded = foldedSkill(name);
		if ((await idsByName(tx)).has(folded)) invalid({ name: 'There is a skill of that name.' });
		const row = { name, folded, origin: 'typed', createdAt: now() } as const;
		const [made] = await tx.insert(skill).values(row).returning({ id: skill.id });
		return made?.id ?? 0;
	});
}

/** It is written so from now on; its old name leads to it. */
export async function renameSkill(
	db: Database,
	who: Person,
	id: number,
	{ name }: { name: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		const it = await standing(tx, id);
		const folded = foldedSkill(name);
		const taken = (await idsByName(tx)).get(folded);
		if (taken !== undefined && taken !== id)
			invalid({ name: 'Another skill has that name. Merge the two, if they are one.' });
		const [other] = await tx.select().from(skill).where(eq(skill.folded, folded));
		if (other && other.id !== id) invalid({ name: 'A skill that became part of it has that name already.' });
		await tx.delete(skillAlias).where(eq(skillAlias.folded, folded));
		await tx.update(skill).set({ name, folded }).where(eq(skill.id, id));
		if (folded !== it.folded)
			await tx.insert(skillAlias).values({ folded: it.folded, name: it.name, skillId: id });
	});
}

/** Whoever types that name means this skill. */
export async function addName(
	db: Database,
	who: Person,
	id: number,
	{ alias }: { alias: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		await standing(tx, id);
		const folded = foldedSkill(alias);
		const taken = (await idsByName(tx)).get(folded);
		if (taken === id) invalid({ alias: 'It is called that already.' });
		if (taken !== undefined)
			invalid({ alias: 'Another skill is called that. Merge the two, if they are one.' });
		await tx.insert(skillAlias).values({ folded, name: alias, skillId: id });
	});
}

export async function takeName(
	db: Database,
	who: Person,
	id: number,
	{ folded }: { folded: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		const gone = await tx
			.delete(skillAlias)
			.where(and(eq(skillAlias.skillId, id), eq(skillAlias.folded, folded)))
			.returning();
		if (gone.length === 0) missing('This name');
	});
}
