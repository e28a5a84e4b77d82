import { forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { findEditable } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import { findRemoved, markRemoved, markRestored } from './standing.server.ts';
import { decides, mayRemove } from './visibility.server.ts';

/** Taken away from everybody; its authors can bring it back. */
export async function removeEntry(db: Database, who: Person, kind: Kind, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, kind, number);
		if (!mayRemove(who, found)) forbidden('Its authors decide whether it is removed.');
		await markRemoved(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

export async function restoreEntry(db: Database, who: Person, kind: Kind, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findRemoved(tx, who, kind, number);
		if (!decides(who, found)) forbidden('Its authors decide whether it is brought back.');
		await markRestored(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}
