import { conflict, forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable } from '../entries/entries.server.ts';
import { findRemoved, markPublished, markRemoved, markRestored } from '../entries/standing.server.ts';
import { decides, mayRemove } from '../entries/visibility.server.ts';
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

/** Taken away from everybody; its writer can bring it back. */
export async function remove(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!mayRemove(who, found)) forbidden('Its writer decides whether it is removed.');
		await markRemoved(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

export async function restore(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findRemoved(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its writer decides whether it is brought back.');
		await markRestored(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}
