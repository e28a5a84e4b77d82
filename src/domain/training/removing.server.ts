import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { removeEntry, restoreEntry } from '../entries/removing.server.ts';
import { removedBy } from '../entries/standing.server.ts';
import { KIND } from './courses.server.ts';

/** Taken away from everybody, learners too; its authors can bring it back, and then all goes on where it was. */
export const removeCourse = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restoreCourse = (db: Database, who: Person, number: number) =>
	restoreEntry(db, who, KIND, number);

export function removedCourses(db: Database, who: Person) {
	return removedBy(db.read, who, KIND);
}
