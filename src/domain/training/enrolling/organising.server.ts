import { forbidden } from '#lib/errors.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { decides } from '../../entries/visibility.server.ts';

/** Whoever decides about a course, and those who curate, say whom it is asked of and plan its sittings. */
export function organises(who: Person, found: Pick<Found, 'isAuthor'>): boolean {
	return decides(who, found) || mayCurate(who);
}

export async function toOrganise(db: Reader, who: Person, number: number): Promise<Found> {
	const found = await findEntry(db, who, 'course', number);
	if (!organises(who, found)) forbidden('Its authors, curators and administrators organise a course.');
	return found;
}
