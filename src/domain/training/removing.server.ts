import { forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { findRemoved, markRemoved, markRestored, removedBy } from '../entries/standing.server.ts';
import { decides, mayRemove } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { KIND } from './courses.server.ts';

/** Taken away from everybody, learners too; its authors can bring it back, and then all goes on where it was. */
export async function removeCourse(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		if (!mayRemove(who, found)) forbidden('Its authors decide whether it is removed.');
		await markRemoved(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

export async function restoreCourse(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findRemoved(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its authors decide whether it is brought back.');
		await markRestored(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

export function removedCourses(db: Database, who: Person) {
	return removedBy(db.read, who, KIND);
}
