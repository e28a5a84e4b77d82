import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { pair } from './catalogue/bringing.server.ts';
import { called, standing, tend } from './curating.server.ts';
import { above, canonical } from './graph.ts';
import { graphIn } from './graph.server.ts';
import { foldedSkill } from './skill.ts';
import { skill, skillAlias, skillRelated } from './tables.server.ts';

/** What it is a part or a kind of; nothing where that is empty. Nothing stands above itself, by any way. */
export async function placeUnder(
	db: Database,
	who: Person,
	id: number,
	{ parent }: { parent: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		const it = await standing(tx, id);
		const parentId = parent === '' ? null : await called(tx, parent, 'parent');
		if (parentId !== null) {
			const graph = await graphIn(tx);
			const over = canonical(graph, foldedSkill(parent));
			if (over === it.folded || above(graph, over).includes(it.folded))
				invalid({ parent: 'That stands below it. One of the two is the larger.' });
		}
		await tx.update(skill).set({ parentId }).where(eq(skill.id, id));
	});
}

export async function relateTo(
	db: Database,
	who: Person,
	id: number,
	{ related }: { related: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		await standing(tx, id);
		const pairs = pair(id, await called(tx, related, 'related'));
		if (pairs.length === 0) invalid({ related: 'That is the same skill.' });
		await tx.insert(skillRelated).values(pairs).onConflictDoNothing();
	});
}

/** However the two were related, through what became part of them too. */
export async function unrelate(
	db: Database,
	who: Person,
	id: number,
	{ related }: { related: string },
): Promise<void> {
	await tend(db, who, async (tx) => {
		await standing(tx, id);
		const other = await called(tx, related, 'related');
		const ids = await tx.select({ id: skill.id, into: skill.mergedInto }).from(skill);
		const [these, those] = [id, other].map((one) => partsOf(ids, one));
		for (const one of these ?? [])
			for (const [pairOf] of (those ?? []).map((two) => pair(one, two)))
				if (pairOf)
					await tx
						.delete(skillRelated)
						.where(
							and(eq(skillRelated.skillId, pairOf.skillId), eq(skillRelated.relatedId, pairOf.relatedId)),
						);
	});
}

function partsOf(all: readonly { id: number; into: number | null }[], id: number): number[] {
	return [id, ...all.filter(({ into }) => into === id).flatMap((one) => partsOf(all, one.id))];
}

/** One with all that stands around it, for its page. */
export async function skillToTend(db: Database, who: Person, id: number) {
	if (!mayCurate(who)) forbidden('Curators look after skills.');
	const it = await standing(db.read, id);
	const aliases = await db.read
		.select({ folded: skillAlias.folded, name: skillAlias.name })
		.from(skillAlias)
		.where(eq(skillAlias.skillId, id))
		.orderBy(asc(skillAlias.folded));
	const below = await db.read
		.select({ id: skill.id, name: skill.name, parentId: skill.parentId, mergedInto: skill.mergedInto })
		.from(skill)
		.where(or(eq(skill.parentId, id), eq(skill.mergedInto, id)))
		.orderBy(asc(skill.folded));
	const graph = await graphIn(db.read);
	const names = (folded: readonly string[]) =>
		folded.flatMap((one) => graph.skills.get(one)?.name ?? []).sort();
	const around = graph.skills.get(it.folded);
	return {
		...{ id, name: it.name, origin: it.origin, aliases },
		parent: names(around?.parent ? [around.parent] : [])[0] ?? null,
		related: names(around?.related ?? []),
		below: below.filter(({ parentId, mergedInto }) => parentId === id && mergedInto === null),
		merged: below.filter(({ mergedInto }) => mergedInto === id),
	};
}
