import { and, count, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import type { ColumnWords, MovedColumn, OneColumn } from './asked.ts';
import { changing, columnIn, type Changing } from './changing.server.ts';
import { boardColumn, card } from './tables.server.ts';

const MOST_COLUMNS = 12;

/** A new one at the end, or one that is there in other words. */
export function setColumn(db: Database, who: Person, number: number, input: ColumnWords): Promise<void> {
	return changing(db, who, number, async (it) => {
		const { column, ...words } = input;
		if (column !== null) {
			await it.tx
				.update(boardColumn)
				.set(words)
				.where(eq(boardColumn.id, columnIn(it, column).id));
			return;
		}
		if (it.columns.length >= MOST_COLUMNS) conflict(`A board has ${MOST_COLUMNS} columns at the most.`);
		await it.tx.insert(boardColumn).values({ entryId: it.entryId, position: it.columns.length, ...words });
	});
}

export function moveColumn(
	db: Database,
	who: Person,
	number: number,
	{ column, to }: z.output<typeof MovedColumn>,
): Promise<void> {
	return changing(db, who, number, async (it) => {
		const { id } = columnIn(it, column);
		const order = it.columns.map((one) => one.id);
		const at = order.indexOf(id);
		order.splice(at, 1);
		order.splice(Math.max(0, at + (to === 'left' ? -1 : 1)), 0, id);
		await inOrder(it, order);
	});
}

/** An empty one. Cards that were taken away from it come back into the first that stays. */
export function removeColumn(
	db: Database,
	who: Person,
	number: number,
	{ column }: z.output<typeof OneColumn>,
): Promise<void> {
	return changing(db, who, number, async (it) => {
		const { id, name } = columnIn(it, column);
		const inIt = eq(card.columnId, id);
		const [found] = await it.tx
			.select({ all: count() })
			.from(card)
			.where(and(inIt, isNull(card.removedAt)));
		if ((found?.all ?? 0) > 0) conflict(`“${name}” has cards. Move them to another column first.`);
		const rest = it.columns.map((one) => one.id).filter((one) => one !== id);
		const [first] = rest;
		if (first === undefined) conflict('A board has one column at least.');
		await it.tx.update(card).set({ columnId: first }).where(inIt);
		await it.tx.delete(boardColumn).where(eq(boardColumn.id, id));
		await inOrder(it, rest);
	});
}

async function inOrder({ tx }: Changing, order: readonly number[]): Promise<void> {
	for (const [position, id] of order.entries())
		await tx.update(boardColumn).set({ position }).where(eq(boardColumn.id, id));
}
