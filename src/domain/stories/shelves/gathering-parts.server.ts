import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { invalid } from '#lib/errors.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { reference, type Kind } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { story } from '../tables.server.ts';
import { isFilled, type Part } from './gathering.ts';
import { entryNamed } from './named.server.ts';
import { gatheringPart } from './tables.server.ts';

export interface ShownPart {
	/** Who tells it; null where it is read together. */
	teller: { id: number; name: string } | null;
	entry: { kind: Kind; number: number; title: string; slides: boolean } | null;
	title: string;
	minutes: number;
}

/** In their order; what is not shared with the one who reads is no part for them. */
export async function partsOf(db: Reader, who: Person, gatheringId: number): Promise<ShownPart[]> {
	const rows = await db
		.select({ part: gatheringPart, teller: { id: person.id, name: person.name } })
		.from(gatheringPart)
		.leftJoin(person, eq(person.id, gatheringPart.personId))
		.where(eq(gatheringPart.gatheringId, gatheringId))
		.orderBy(asc(gatheringPart.position));
	const ids = rows.flatMap(({ part }) => (part.entryId === null ? [] : [part.entryId]));
	const entries = await entriesOf(db, who, ids);
	return rows.flatMap(({ part: { entryId, title, minutes }, teller }): ShownPart[] => {
		if (entryId === null) return title === '' ? [] : [{ teller, entry: null, title, minutes }];
		const found = entries.get(entryId);
		return found ? [{ teller, entry: found, title: found.title, minutes }] : [];
	});
}

async function entriesOf(db: Reader, who: Person, ids: readonly number[]) {
	const rows = await db
		.select({
			id: entry.id,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			slides: sql<number>`ifnull(${story.form} = 'slides', 0)`.mapWith(Boolean),
		})
		.from(entry)
		.leftJoin(story, eq(story.entryId, entry.id))
		.where(and(inArray(entry.id, [...ids]), isNotNull(entry.publishedAt), visibleTo(who)));
	return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** What its planner may not read stays where it is: somebody else put it there. */
export async function writeParts(
	tx: Transaction,
	who: Person,
	gatheringId: number,
	parts: readonly Part[],
): Promise<void> {
	const before = await tx
		.select()
		.from(gatheringPart)
		.where(eq(gatheringPart.gatheringId, gatheringId))
		.orderBy(asc(gatheringPart.position));
	const seen = await entriesOf(
		tx,
		who,
		before.flatMap(({ entryId }) => (entryId === null ? [] : [entryId])),
	);
	const hidden = before.filter(({ entryId }) => entryId !== null && !seen.has(entryId));
	await tx.delete(gatheringPart).where(eq(gatheringPart.gatheringId, gatheringId));
	const rows: Awaited<ReturnType<typeof rowOf>>[] = [];
	for (const [index, part] of parts.entries()) {
		if (isFilled(part)) rows.push(await rowOf(tx, who, part, index));
	}
	const all = [...rows, ...hidden.map(({ id: _, gatheringId: __, ...row }) => row)];
	if (all.length === 0) return;
	await tx.insert(gatheringPart).values(all.map((row, position) => ({ ...row, gatheringId, position })));
}

async function rowOf(
	tx: Transaction,
	who: Person,
	{ teller, entry: named, title, minutes }: Part,
	index: number,
) {
	const found = named === '' ? null : await entryNamed(tx, who, named, { field: `parts.${index}.entry` });
	return {
		personId: await tellerOf(tx, teller, index),
		entryId: found?.id ?? null,
		// It stands there as it is called, for those who may read it.
		title: found ? '' : title,
		minutes,
	};
}

async function tellerOf(tx: Transaction, teller: string, index: number): Promise<number | null> {
	if (teller === '') return null;
	const address = /\S+@\S+$/.exec(teller)?.[0].toLowerCase();
	const isThey = address
		? sql`lower(${person.email}) = ${address}`
		: sql`${person.name} = ${teller} COLLATE NOCASE`;
	const [found, another] = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(isThey, isNull(person.deactivatedAt)))
		.limit(2);
	const field = `parts.${index}.teller`;
	if (!found) invalid({ [field]: 'Nobody here is called so. Their whole name, or their e-mail address.' });
	if (another) invalid({ [field]: 'Two people here are called so. Give the e-mail address.' });
	return found.id;
}

/** What a form that changes it begins with. */
export function typedPart({ teller, entry: told, title, minutes }: ShownPart): Part {
	return {
		teller: teller?.name ?? '',
		entry: told ? `${reference(told.kind, told.number)} ${told.title}` : '',
		title: told ? '' : title,
		minutes,
	};
}
