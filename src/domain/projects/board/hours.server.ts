import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { Hours } from './board.ts';
import { changing } from './changing.server.ts';
import { board } from './tables.server.ts';

/** One sum for all of it, in the words of those who are on it: what anybody noted for themselves stays theirs. */
export function tellHours(db: Database, who: Person, number: number, { spent, meant }: Hours): Promise<void> {
	return changing(db, who, number, async ({ tx, entryId }) => {
		await tx.update(board).set({ hoursSpent: spent, hoursMeant: meant }).where(eq(board.entryId, entryId));
	});
}
