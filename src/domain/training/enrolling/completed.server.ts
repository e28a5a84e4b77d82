import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { CourseContent } from '../course.ts';
import type { enrolment } from '../tables.server.ts';

/**
 * What follows when somebody has completed a course, in the transaction that says so: called with the row as it is
 * then, and the version of the course that they went through.
 */
export async function onCompleted(
	_tx: Transaction,
	_who: Person,
	_completed: typeof enrolment.$inferSelect,
	_course: CourseContent,
): Promise<void> {}
