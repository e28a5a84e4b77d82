import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable } from '../entries/entries.server.ts';
import { KIND } from './courses.server.ts';
import { difficulties, type Difficulty } from './difficulty.ts';
import { attempt, enrolment } from './tables.server.ts';

/** For the authors of a course: what many got wrong at first, and nothing of who. */
export async function readDifficulty(db: Database, who: Person, number: number): Promise<Difficulty[]> {
	const { id } = await findEditable(db.read, who, KIND, number);
	const tries = await db.read
		.select({ item: attempt.itemKey, person: enrolment.personId, right: attempt.right })
		.from(attempt)
		.innerJoin(enrolment, eq(enrolment.id, attempt.enrolmentId))
		.where(and(eq(enrolment.entryId, id), eq(attempt.number, 1)))
		.orderBy(asc(attempt.id));
	return difficulties(tries);
}
