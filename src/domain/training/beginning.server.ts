import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { conflict, missing } from '#lib/errors.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry, version } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { lessonsOf, type CourseContent } from './course.ts';
import { storedContent } from './stored-content.ts';
import { course, courseRule, enrolment } from './tables.server.ts';

export type Enrolment = typeof enrolment.$inferSelect;
/** One that was begun: it has a version, and keeps it. */
export type Begun = Enrolment & { version: number };

/**
 * Begins a course, or goes on with it. Whoever was asked to take it begins what they were asked; where nobody asked,
 * it is their own. The version is the one that was published last, and stays theirs to the end.
 */
export function begin(db: Database, who: Person, entryId: number): Promise<Begun> {
	return transact(db, (tx) => beginIn(tx, who, entryId));
}

export async function beginIn(tx: Transaction, who: Person, entryId: number): Promise<Begun> {
	const edition = await editionFor(tx, who, entryId);
	const open = await openEnrolment(tx, who, entryId);
	if (open && isBegun(open)) return open;
	const today = isoDay(now(), who.zone);
	const lessonKey = lessonsOf(await contentOfVersion(tx, entryId, edition))[0]?.key ?? null;
	const toldOn = open ? await toldOfNames(tx, open, today) : null;
	const started = { version: edition, startedOn: today, lessonKey, toldOn };
	const [begun] = open
		? await tx.update(enrolment).set(started).where(eq(enrolment.id, open.id)).returning()
		: await tx
				.insert(enrolment)
				.values({ entryId, personId: who.id, reason: 'own', openedOn: today, ...started })
				.returning();
	if (!begun || !isBegun(begun)) throw new Error('The enrolment was not stored.');
	return begun;
}

/** Leaves what cannot be completed any more, and begins anew with other draws. What was asked of them stays asked. */
export async function beginAgain(db: Database, who: Person, entryId: number): Promise<Begun> {
	return transact(db, async (tx) => {
		const open = await openEnrolment(tx, who, entryId);
		if (!open) return beginIn(tx, who, entryId);
		await tx.update(enrolment).set({ state: 'left' }).where(eq(enrolment.id, open.id));
		const { reason, ruleId, openedOn, dueOn, toldOn, personId } = open;
		await tx.insert(enrolment).values({ entryId, personId, reason, ruleId, openedOn, dueOn, toldOn });
		return beginIn(tx, who, entryId);
	});
}

/** When they were told that it is required and that they will be named: above this button, where not before. */
async function toldOfNames(db: Reader, { ruleId, toldOn }: Enrolment, today: string): Promise<string | null> {
	if (ruleId === null || toldOn !== null) return toldOn;
	const [rule] = await db
		.select({ required: courseRule.required })
		.from(courseRule)
		.where(eq(courseRule.id, ruleId));
	return rule?.required ? today : null;
}

/** The version that is begun now. A draft is begun by nobody. */
async function editionFor(db: Reader, who: Person, entryId: number): Promise<number> {
	const [found] = await db
		.select({ edition: course.edition, publishedAt: entry.publishedAt })
		.from(course)
		.innerJoin(entry, eq(entry.id, course.entryId))
		.where(and(eq(course.entryId, entryId), visibleTo(who)));
	if (!found) missing('This course');
	if (found.publishedAt === null) conflict('This course is a draft. It can be begun once it is published.');
	return found.edition;
}

async function openEnrolment(db: Reader, who: Person, entryId: number): Promise<Enrolment | null> {
	const [found] = await db
		.select()
		.from(enrolment)
		.where(and(eq(enrolment.entryId, entryId), eq(enrolment.personId, who.id), eq(enrolment.state, 'open')));
	return found ?? null;
}

/** Where somebody is in a course: what is open goes before what they completed last. Nobody else's is ever found. */
export async function ownEnrolment(db: Reader, who: Person, entryId: number): Promise<Begun | null> {
	const rows = await db
		.select()
		.from(enrolment)
		.where(
			and(
				eq(enrolment.entryId, entryId),
				eq(enrolment.personId, who.id),
				inArray(enrolment.state, ['open', 'completed']),
			),
		)
		.orderBy(sql`${enrolment.state} = 'open' DESC`, desc(enrolment.id));
	return rows.find(isBegun) ?? null;
}

function isBegun(row: Enrolment): row is Begun {
	return row.version !== null;
}

/** A course as it stood in one of its versions. */
export async function contentOfVersion(db: Reader, entryId: number, number: number): Promise<CourseContent> {
	const [found] = await db
		.select({ content: version.content })
		.from(version)
		.where(and(eq(version.entryId, entryId), eq(version.number, number)));
	return found ? storedContent(found.content) : missing('This version of the course');
}
