import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from './open.server.ts';

/** A table whose rows belong to an entry and stand in an order. */
type ListTable = SQLiteTable & {
	id: SQLiteColumn;
	entryId: SQLiteColumn;
	position: SQLiteColumn;
};

/**
 * Makes the rows of one entry those given, in that order, with as few statements as it takes. A
 * given row that names an id of this entry is that row; one without becomes the unclaimed row with
 * the same values, where there is one; the others are new. What is left over is deleted.
 * @returns the ids, in the order given
 */
export async function reconcile<Given extends { id?: number | undefined }>(
	tx: Transaction,
	table: ListTable,
	entryId: number,
	given: readonly Given[],
	toRow: (given: Given) => Record<string, unknown>,
): Promise<number[]> {
	const stored = (await tx
		.select()
		.from(table)
		.where(eq(table.entryId, entryId))
		.orderBy(asc(table.position))) as (Record<string, unknown> & { id: number })[];
	const free = new Map(stored.map((row) => [row.id, row]));
	const rows = given.map((one, index) => ({ ...toRow(one), entryId, position: index + 1 }));

	const claimed = given.map((one) => (one.id !== undefined && free.delete(one.id) ? one.id : null));
	rows.forEach((row, index) => {
		if (claimed[index] !== null) return;
		const same = [...free.values()].find((old) => differsOnlyInPlace(old, row));
		if (same && free.delete(same.id)) claimed[index] = same.id;
	});

	if (free.size > 0) {
		await tx.delete(table).where(and(eq(table.entryId, entryId), inArray(table.id, [...free.keys()])));
	}
	const before = new Map(stored.map((row) => [row.id, row]));
	const added: number[] = [];
	for (const [index, row] of rows.entries()) {
		const id = claimed[index] ?? null;
		if (id === null) {
			added.push(index);
		} else if (!isSame(before.get(id), row)) {
			await tx.update(table).set(row).where(eq(table.id, id));
		}
	}
	for (let from = 0; from < added.length; from += 100) {
		const part = added.slice(from, from + 100);
		const made = await tx
			.insert(table)
			.values(part.map((index) => rows[index] ?? {}))
			.returning({ id: table.id });
		part.forEach((index, at) => (claimed[index] = Number(made[at]?.id)));
	}
	return claimed.map(Number);
}

function isSame(old: Record<string, unknown> | undefined, row: Record<string, unknown>): boolean {
	return old !== undefined && Object.entries(row).every(([name, value]) => old[name] === value);
}

function differsOnlyInPlace(old: Record<string, unknown>, row: Record<string, unknown>): boolean {
	return Object.entries(row).every(([name, value]) => name === 'position' || old[name] === value);
}
