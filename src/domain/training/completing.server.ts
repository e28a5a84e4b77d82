import { and, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Begun } from './beginning.server.ts';
import type { CourseContent } from './course.ts';
import { onCompleted } from './enrolling/completed.server.ts';
import { standing, type Standing, type Tried } from './progress.ts';
import { attempt, enrolment, lessonDone } from './tables.server.ts';

/** What draws and orders of one time through a course come from. */
export const seedOf = ({ id }: Pick<Begun, 'id'>) => `enrolment ${id}`;

/** All that somebody did in one time through a course. */
export async function doneIn(
	db: Reader,
	{ id }: Pick<Begun, 'id'>,
): Promise<{ done: Set<string>; tried: Map<string, Tried> }> {
	const lessons = await db
		.select({ key: lessonDone.lessonKey })
		.from(lessonDone)
		.where(eq(lessonDone.enrolmentId, id));
	const tries = await db
		.select({ key: attempt.itemKey, right: attempt.right })
		.from(attempt)
		.where(eq(attempt.enrolmentId, id));
	const tried = new Map<string, Tried>();
	for (const { key, right } of tries) {
		const before = tried.get(key) ?? { tries: 0, right: false };
		tried.set(key, { tries: before.tries + 1, right: before.right || right });
	}
	return { done: new Set(lessons.map(({ key }) => key)), tried };
}

export async function standingOf(db: Reader, begun: Begun, course: CourseContent): Promise<Standing> {
	const { done, tried } = await doneIn(db, begun);
	return standing(course, seedOf(begun), done, tried);
}

/** After whatever may have been the last that was missing: says that it is completed, once, with all that follows. */
export async function completeWhereDone(
	tx: Transaction,
	who: Person,
	begun: Begun,
	course: CourseContent,
): Promise<Standing> {
	const found = await standingOf(tx, begun, course);
	if (!found.complete || begun.state !== 'open') return found;
	const [completed] = await tx
		.update(enrolment)
		.set({ state: 'completed', completedOn: isoDay(now(), who.zone) })
		.where(and(eq(enrolment.id, begun.id), eq(enrolment.state, 'open')))
		.returning();
	if (completed) await onCompleted(tx, who, completed, course);
	return found;
}
