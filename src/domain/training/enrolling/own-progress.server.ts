import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { certificate, course, courseRule, enrolment, lessonDone } from '../tables.server.ts';
import { lessonsOf } from '../course.ts';

/** A course that somebody is on. */
export interface Next {
	number: number;
	title: string;
	minutes: number;
	reason: 'own' | 'assigned' | 'renewal';
	/** Why it is required; null where it is not. */
	requiredBecause: string | null;
	/** When they were told that it is, and that they will be named. */
	toldOn: string | null;
	dueOn: string | null;
	startedOn: string | null;
	notNowUntil: string | null;
	/** Lessons gone through, and all of them. */
	done: number;
	lessons: number;
	/** Where they go on. */
	lessonKey: string | null;
}

/** What is next for somebody: what is due first comes first, then what they have begun. Theirs alone. */
export async function nextFor(db: Database, who: Person): Promise<Next[]> {
	const rows = await db.read
		.select({
			row: enrolment,
			number: entry.number,
			title: entry.title,
			minutes: course.minutes,
			content: course.content,
			required: courseRule.required,
			because: courseRule.requiredBecause,
			done: sql<number>`(SELECT count(*) FROM ${lessonDone} WHERE ${lessonDone.enrolmentId} = ${enrolment.id})`,
		})
		.from(enrolment)
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.innerJoin(course, eq(course.entryId, entry.id))
		.leftJoin(courseRule, eq(courseRule.id, enrolment.ruleId))
		.where(and(eq(enrolment.personId, who.id), eq(enrolment.state, 'open'), visibleTo(who)))
		.orderBy(
			sql`${enrolment.dueOn} IS NULL`,
			enrolment.dueOn,
			sql`${enrolment.startedOn} IS NULL`,
			desc(enrolment.id),
		);
	return rows.map(({ row, content, required, because, ...one }) => ({
		...one,
		reason: row.reason,
		requiredBecause: required ? because : null,
		toldOn: row.toldOn,
		dueOn: row.dueOn,
		startedOn: row.startedOn,
		notNowUntil: row.notNowUntil,
		lessons: Math.max(lessonsOf(content).length, one.done),
		lessonKey: row.lessonKey,
	}));
}

/** What somebody has completed, or left: each time is a row of its own. */
export async function historyOf(db: Reader, who: Person) {
	const rows = await db
		.select({
			row: enrolment,
			number: entry.number,
			title: entry.title,
			isShown: sql<number>`${visibleTo(who)}`,
			calledThen: certificate.courseTitle,
		})
		.from(enrolment)
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.leftJoin(certificate, eq(certificate.enrolmentId, enrolment.id))
		.where(and(eq(enrolment.personId, who.id), sql`${enrolment.state} <> 'open'`))
		.orderBy(desc(enrolment.id));
	return rows.map(({ row, number, title, isShown, calledThen }) => ({
		number,
		// What is shared with them no more is known to them as it was called when they completed it.
		title: isShown ? title : (calledThen ?? 'A course that is not shared with you any more'),
		isShown: Boolean(isShown),
		state: row.state,
		reason: row.reason,
		openedOn: row.openedOn,
		completedOn: row.completedOn,
		keptUntil: row.keptUntil,
	}));
}

/** What a rule asks of somebody in a course, which they are told before they begin and after; null where none does. */
export async function askedOf(
	db: Reader,
	who: Person,
	entryId: number,
): Promise<{
	requiredBecause: string | null;
	toldOn: string | null;
	dueOn: string | null;
	reason: 'assigned' | 'renewal' | 'own';
} | null> {
	const [found] = await db
		.select({
			dueOn: enrolment.dueOn,
			toldOn: enrolment.toldOn,
			reason: enrolment.reason,
			required: courseRule.required,
			because: courseRule.requiredBecause,
		})
		.from(enrolment)
		.innerJoin(courseRule, and(eq(courseRule.id, enrolment.ruleId), isNull(courseRule.endedAt)))
		.where(and(eq(enrolment.entryId, entryId), eq(enrolment.personId, who.id), ne(enrolment.state, 'left')))
		.orderBy(desc(enrolment.id))
		.limit(1);
	if (!found) return null;
	const { dueOn, toldOn, reason, required, because } = found;
	return { dueOn, toldOn, reason, requiredBecause: required ? because : null };
}
