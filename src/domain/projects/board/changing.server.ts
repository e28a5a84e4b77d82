import { eq, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { findEditable } from '../../entries/entries.server.ts';
import { stir } from '../state.server.ts';
import { columnOf, type Column } from './board.ts';
import { COLUMNS } from './card.ts';
import { columnsOf } from './reading.server.ts';
import { board, boardColumn, card } from './tables.server.ts';
import { sayChanged } from './watching.server.ts';

/** A board while somebody changes it. */
export interface Changing {
	tx: Transaction;
	who: Person;
	entryId: number;
	/** The number of this change. */
	change: number;
	columns: Column[];
	at: number;
}

/** One change of a board, by somebody who is on its project: one after another, so that there is one order. */
export function changing<Result>(
	db: Database,
	who: Person,
	number: number,
	work: (it: Changing) => Promise<Result>,
): Promise<Result> {
	return transact(db, async (tx) => {
		const { id: entryId } = await findEditable(tx, who, 'project', number);
		const it = await begun(tx, who, entryId);
		const result = await work(it);
		await stir(tx, entryId);
		sayChanged(number);
		return result;
	});
}

/** The next change of it; with the first one, the columns that it begins with are written down. */
export async function begun(tx: Transaction, who: Person, entryId: number): Promise<Changing> {
	const [next] = await tx
		.insert(board)
		.values({ entryId, change: 1 })
		.onConflictDoUpdate({ target: board.entryId, set: { change: sql`${board.change} + 1` } })
		.returning({ change: board.change });
	const first = await columnsOf(tx, entryId);
	if (first.some(({ id }) => id < 0)) {
		await tx
			.insert(boardColumn)
			.values(COLUMNS.map((column, position) => ({ entryId, position, ...column })));
	}
	return { tx, who, entryId, change: next?.change ?? 1, columns: await columnsOf(tx, entryId), at: now() };
}

export function columnIn({ columns }: Changing, id: number): Column {
	return columnOf(columns, id) ?? missing('This column');
}

export type StoredCard = typeof card.$inferSelect;

/** A board, whether somebody changes it or not. */
interface Looking {
	tx: Reader;
	entryId: number;
}

/** A card of this board, taken away or not. */
export async function cardIn({ tx, entryId }: Looking, uid: string): Promise<StoredCard> {
	const [found] = await tx.select().from(card).where(eq(card.uid, uid));
	return found?.entryId === entryId ? found : missing('This card');
}

/** A card that is there. */
export async function presentCard(it: Looking, uid: string): Promise<StoredCard> {
	const found = await cardIn(it, uid);
	return found.removedAt === null ? found : missing('This card');
}

export async function set(it: Changing, id: number, values: Partial<StoredCard>): Promise<void> {
	await it.tx
		.update(card)
		.set({ ...values, change: it.change })
		.where(eq(card.id, id));
}
