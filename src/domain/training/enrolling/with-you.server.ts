import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { FEWEST } from '../difficulty.ts';
import { enrolment } from '../tables.server.ts';
import { atLeast } from './with-you.ts';

/**
 * How many others go the same way, for whoever is on it: a number, and never who. That somebody takes a course is
 * theirs to tell, so there is no function that names them; even the number could, and is told as `atLeast` says. A
 * course that some of the workspace read is counted for nobody: of so few, a number is half a list.
 */
export async function withYou(db: Database, who: Person, number: number): Promise<number | null> {
	const { id, visibility } = await findEntry(db.read, who, 'course', number);
	if (visibility !== 'workspace') return null;
	const rows = await db.read
		.selectDistinct({ id: person.id })
		.from(enrolment)
		.innerJoin(person, eq(person.id, enrolment.personId))
		.where(
			and(
				eq(enrolment.entryId, id),
				isNotNull(enrolment.startedOn),
				inArray(enrolment.state, ['open', 'completed']),
				isNull(person.deactivatedAt),
				ne(person.role, 'guest'),
			),
		);
	if (!rows.some((row) => row.id === who.id)) return null;
	const everybody = await db.read
		.select({ id: person.id })
		.from(person)
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')));
	return atLeast({ on: rows.length - 1, not: everybody.length - rows.length, step: FEWEST });
}
