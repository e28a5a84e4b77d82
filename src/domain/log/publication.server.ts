import { conflict, forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable } from '../entries/entries.server.ts';
import { removeEntry, restoreEntry } from '../entries/removing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { KIND } from './log.server.ts';
import { settleAnswered } from './reminding.server.ts';

/** Shows a draft to its readers. */
export async function publish(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its writer decides when it is shown to others.');
		if (found.publishedAt !== null) conflict('It is in the log already.');
		await markPublished(tx, who, found.id);
		await refreshWays(tx, found.id);
		await settleAnswered(tx, who, found.id);
	});
}

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);
