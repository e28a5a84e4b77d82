import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { conflict, missing } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { Kind } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { entryNamed } from './named.server.ts';
import { MOST_ON_A_SHELF, STANDS, type Moved, type Placed, type Placing } from './shelf.ts';
import { shelfToChange } from './shelves.server.ts';
import { shelfEntry } from './tables.server.ts';

interface Which {
	kind: Kind;
	number: number;
}

/** Puts an entry on a shelf, as the last one. What a curator may not read they cannot put anywhere. */
export async function place(
	db: Database,
	who: Person,
	slug: string,
	{ entry: named, week, note }: Placing,
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: shelfId } = await shelfToChange(tx, who, slug);
		const found = await entryNamed(tx, who, named, { field: 'entry', kinds: STANDS });
		const there = await onShelf(tx, shelfId);
		if (there.includes(found.id)) conflict(`“${found.title}” stands here already.`);
		if (there.length >= MOST_ON_A_SHELF) {
			conflict(`A shelf holds ${MOST_ON_A_SHELF} at the most. Take one away, or begin another shelf.`);
		}
		const position = there.length;
		await tx.insert(shelfEntry).values({ shelfId, entryId: found.id, position, week, note });
	});
}

/** What is left out stays as it is. */
export async function rewrite(
	db: Database,
	who: Person,
	slug: string,
	{ which, week, note }: Pick<Placed, 'which'> & Partial<Placed>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { shelfId, entryId } = await placedOn(tx, who, slug, which);
		if (week === undefined && note === undefined) return;
		await tx
			.update(shelfEntry)
			.set({ week, note })
			.where(and(eq(shelfEntry.shelfId, shelfId), eq(shelfEntry.entryId, entryId)));
	});
}

export async function takeAway(
	db: Database,
	who: Person,
	slug: string,
	{ which }: { which: Which },
): Promise<void> {
	await transact(db, async (tx) => {
		const { shelfId, entryId } = await placedOn(tx, who, slug, which);
		await tx.delete(shelfEntry).where(and(eq(shelfEntry.shelfId, shelfId), eq(shelfEntry.entryId, entryId)));
		await putInOrder(tx, shelfId, await onShelf(tx, shelfId));
	});
}

/** Among those that the curator sees; what is hidden from them keeps its place between its neighbours. */
export async function move(db: Database, who: Person, slug: string, { which, to }: Moved): Promise<void> {
	await transact(db, async (tx) => {
		const { shelfId, entryId } = await placedOn(tx, who, slug, which);
		const all = await onShelf(tx, shelfId);
		const seen = await seenOf(tx, who, all);
		const at = seen.indexOf(entryId);
		const step = to === 'up' ? at - 1 : to === 'down' ? at + 1 : to;
		const wanted = Math.min(Math.max(step, 0), seen.length - 1);
		if (wanted === at) return;
		const others = all.filter((id) => id !== entryId);
		const beside = seen[wanted];
		const index = others.findIndex((id) => id === beside) + (wanted > at ? 1 : 0);
		await putInOrder(tx, shelfId, others.toSpliced(index, 0, entryId));
	});
}

async function placedOn(
	tx: Transaction,
	who: Person,
	slug: string,
	{ kind, number }: Which,
): Promise<{ shelfId: number; entryId: number }> {
	const { id: shelfId } = await shelfToChange(tx, who, slug);
	const [found] = await tx
		.select({ id: entry.id })
		.from(shelfEntry)
		.innerJoin(entry, eq(entry.id, shelfEntry.entryId))
		.where(
			and(
				eq(shelfEntry.shelfId, shelfId),
				eq(entry.kind, kind),
				eq(entry.number, number),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		);
	if (!found) missing('What stood there');
	return { shelfId, entryId: found.id };
}

async function onShelf(tx: Transaction, shelfId: number): Promise<number[]> {
	const rows = await tx
		.select({ id: shelfEntry.entryId })
		.from(shelfEntry)
		.where(eq(shelfEntry.shelfId, shelfId))
		.orderBy(asc(shelfEntry.position));
	return rows.map(({ id }) => id);
}

async function seenOf(tx: Transaction, who: Person, ids: readonly number[]): Promise<number[]> {
	const rows = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(inArray(entry.id, [...ids]), isNotNull(entry.publishedAt), visibleTo(who)));
	const seen = new Set(rows.map(({ id }) => id));
	return ids.filter((id) => seen.has(id));
}

async function putInOrder(tx: Transaction, shelfId: number, ids: readonly number[]): Promise<void> {
	for (const [position, entryId] of ids.entries()) {
		await tx
			.update(shelfEntry)
			.set({ position })
			.where(and(eq(shelfEntry.shelfId, shelfId), eq(shelfEntry.entryId, entryId)));
	}
}
