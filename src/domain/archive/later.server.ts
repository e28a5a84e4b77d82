import { eq } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Transaction } from '#lib/db/open.server.ts';
import { movedTo } from './known.server.ts';
import type { Prepared } from './preparing.server.ts';
import type { Shape } from './shapes.server.ts';
import type { ImportPlace } from './stages.ts';

/** A lesson that another one replaces, a team inside another one. */
export function leadsToItself(shape: Shape): boolean {
	return [...shape.leads.values()].some(({ to }) => to === shape.name);
}

/** Texts that were written before it was known what they name is called here. */
const SAID_AGAIN: Record<string, readonly string[]> = {
	entry: ['title', 'body'],
	lesson: ['text'],
	change: ['text', 'reason'],
};

/** Beside others, what texts name has other numbers. */
export function saysNumbers(shape: Shape, whole: boolean): boolean {
	return !whole && SAID_AGAIN[shape.name] !== undefined;
}

/** Joins rows of one table, once all of them are there. Only those that came: what was here stays as it was. */
export async function joinSelves(
	tx: Transaction,
	shape: Shape,
	rows: readonly Prepared[],
	{ whole, from }: ImportPlace & { stage: 'writing' | 'later' },
): Promise<void> {
	const columns = shape.table as unknown as Record<string, SQLiteColumn>;
	const there = rows.flatMap((row) => (row.there === null ? [] : [row.there]));
	const moved = whole ? null : await movedTo(tx, from.head.source, shape.name, there);
	const again = saysNumbers(shape, whole) ? (SAID_AGAIN[shape.name] ?? []) : [];
	for (const { there: number, row, selves, values } of rows) {
		const set = Object.fromEntries([
			...Object.entries(selves).filter(([, value]) => value !== null),
			...again.map((key) => [key, values[key]]),
		]);
		if (Object.keys(set).length === 0) continue;
		const { named } = shape.travels;
		if (named !== undefined) {
			const column = columns[named];
			if (column && (whole || shape.name === 'entry'))
				await tx.update(shape.table).set(set).where(eq(column, row[named]));
			continue;
		}
		const here = moved === null ? number : moved.get(number ?? 0);
		if (here != null && columns['id']) await tx.update(shape.table).set(set).where(eq(columns['id'], here));
	}
}
