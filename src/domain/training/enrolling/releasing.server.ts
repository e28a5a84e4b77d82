import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { enrolment } from '../tables.server.ts';

/** What tells somebody that a course is asked of them. */
export const COURSE_NEWS = ['course-asked', 'course-waits', 'course-required', 'course-counts'] as const;

/**
 * A rule asks it of them no more. What they have not begun goes, as nothing of theirs is in it; what they have begun is
 * theirs, without a day.
 * @param personIds of whom; everybody where none are named
 */
export async function releaseFrom(
	tx: Transaction,
	ruleId: number,
	personIds?: readonly number[],
): Promise<void> {
	const which = and(
		eq(enrolment.ruleId, ruleId),
		eq(enrolment.state, 'open'),
		personIds === undefined ? undefined : inArray(enrolment.personId, [...personIds]),
	);
	const gone = await tx
		.delete(enrolment)
		.where(and(which, isNull(enrolment.startedOn)))
		.returning({ entryId: enrolment.entryId, personId: enrolment.personId });
	const kept = await tx
		.update(enrolment)
		.set({ ruleId: null, dueOn: null })
		.where(which)
		.returning({ entryId: enrolment.entryId, personId: enrolment.personId });
	const released = [...gone, ...kept];
	const [first] = released;
	if (!first) return;
	const to = released.map(({ personId }) => personId);
	await settle(tx, { kind: COURSE_NEWS, entryId: first.entryId, to });
}
