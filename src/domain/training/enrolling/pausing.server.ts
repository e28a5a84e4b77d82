import { and, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { conflict, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { courseRule, enrolment } from '../tables.server.ts';
import type { NotNow, OfCourse } from './not-now.ts';
import { COURSE_NEWS } from './releasing.server.ts';
import { plusDays } from './renewing.ts';

/** Nobody reminds them for so long. The day by which it is due stays. */
export async function notNow(db: Database, who: Person, { course, weeks }: NotNow): Promise<void> {
	await transact(db, async (tx) => {
		const { row } = await openOne(tx, who, course);
		const notNowUntil = plusDays(isoDay(now(), who.zone), 7 * weeks);
		await tx.update(enrolment).set({ notNowUntil }).where(eq(enrolment.id, row.id));
		await settleNews(tx, who, row.entryId);
	});
}

/** It is not for them. What they did stays theirs, and they can begin it again. */
export async function leaveCourse(db: Database, who: Person, { course }: OfCourse): Promise<void> {
	await transact(db, async (tx) => {
		const { row, required } = await openOne(tx, who, course);
		if (required)
			conflict('It is required, so it cannot be left. Whoever organises it can waive it for a while.');
		await tx.update(enrolment).set({ state: 'left', dueOn: null }).where(eq(enrolment.id, row.id));
		await settleNews(tx, who, row.entryId);
	});
}

async function settleNews(tx: Transaction, { id }: Person, entryId: number): Promise<void> {
	await settle(tx, { kind: COURSE_NEWS, entryId, to: [id] });
}

/** One's own, also of a course that is shared with them no more. */
async function openOne(db: Reader, who: Person, number: number) {
	const [found] = await db
		.select({ row: enrolment, required: courseRule.required })
		.from(enrolment)
		.innerJoin(
			entry,
			and(eq(entry.id, enrolment.entryId), eq(entry.kind, 'course'), eq(entry.number, number)),
		)
		.leftJoin(courseRule, eq(courseRule.id, enrolment.ruleId))
		.where(and(eq(enrolment.personId, who.id), eq(enrolment.state, 'open')));
	return found ?? missing('This course');
}
