import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { cardsIn, placeFor } from './board.ts';
import type { Moved, MovedInWords } from './asked.ts';
import { changing, columnIn, presentCard, set, type Changing, type StoredCard } from './changing.server.ts';
import { card } from './tables.server.ts';

export function move(db: Database, who: Person, number: number, input: Moved): Promise<void> {
	return changing(db, who, number, async (it) => moveIn(it, await presentCard(it, input.uid), input));
}

export async function moveIn(it: Changing, found: StoredCard, input: Moved): Promise<void> {
	const into = columnIn(it, input.column);
	await set(it, found.id, {
		columnId: into.id,
		place: placeFor(await placedIn(it, into.id), input, into.id),
		...(into.id === found.columnId ? {} : { enteredAt: it.at }),
	});
}

/** As a form says it: `up` and `down` are by one, from where it is. */
export function moveInWords(
	db: Database,
	who: Person,
	number: number,
	{ uid, column, to }: z.output<typeof MovedInWords>,
): Promise<void> {
	return changing(db, who, number, async (it) => {
		const found = await presentCard(it, uid);
		const into = columnIn(it, column);
		const all = cardsIn(await placedIn(it, into.id), into.id).map((one) => one.uid);
		const at = all.indexOf(uid);
		const before = { first: all[0], up: all[at - 1] ?? all[0], down: all[at + 2], last: undefined }[to];
		await moveIn(it, found, { uid, column, before: before === uid ? null : (before ?? null), after: null });
	});
}

export function placedIn({ tx, entryId }: Changing, columnId: number) {
	return tx
		.select({ uid: card.uid, columnId: card.columnId, place: card.place })
		.from(card)
		.where(and(eq(card.entryId, entryId), eq(card.columnId, columnId), isNull(card.removedAt)));
}
