import { eq } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { settle } from '../../notifications/notifications.server.ts';
import type { CourseContent } from '../course.ts';
import { courseRule, type enrolment } from '../tables.server.ts';
import { issue } from './certificates.server.ts';
import { keepItems } from './item-cards.server.ts';
import { COURSE_NEWS } from './releasing.server.ts';

/**
 * What follows when somebody has completed a course, in the transaction that says so: called with the row as it is
 * then, and the version of the course that they went through.
 */
export async function onCompleted(
	tx: Transaction,
	who: Person,
	completed: typeof enrolment.$inferSelect,
	course: CourseContent,
): Promise<void> {
	await settle(tx, { kind: COURSE_NEWS, entryId: completed.entryId, to: [who.id] });
	await issue(tx, completed, course);
	if (completed.ruleId === null) return;
	const [rule] = await tx.select().from(courseRule).where(eq(courseRule.id, completed.ruleId));
	if (rule?.renewal === 'recall') await keepItems(tx, completed, course);
}
