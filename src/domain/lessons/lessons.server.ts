import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { reconcile } from '#lib/db/reconcile.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { knownTo } from '../entries/acquaintances.server.ts';
import { before, follow } from './following.server.ts';
import { asItStands, type Change, type Lesson } from './lesson.ts';
import { change, lesson } from './tables.server.ts';

/** Lessons and changes as they are stored, each with its id and in its place. */
export interface Learned {
	lessons: (Lesson & { id: number })[];
	changes: (Change & { id: number; ownerName: string | null })[];
}

/**
 * Makes the lessons and changes of an entry those given, in that order; a row keeps its id as long
 * as it is the same one.
 * @returns the ids of the changes, in the order given
 */
export async function setLearned(
	tx: Transaction,
	who: Person,
	entryId: number,
	given: { lessons: readonly Lesson[]; changes: readonly Change[] },
): Promise<number[]> {
	const was = await before(tx, entryId);
	const lessonIds = await reconcile(tx, lesson, entryId, given.lessons, ({ text }) => ({ text }));
	const owners = await ownersByEmail(tx, who, entryId, given.changes);
	const changeIds = await reconcile(tx, change, entryId, given.changes, (row) => {
		const ownerId = owners.get(row.owner.toLowerCase()) ?? null;
		const { reason, doneOn } = asItStands(row);
		return {
			lessonId: row.lesson === null ? null : (lessonIds[row.lesson - 1] ?? null),
			text: row.text,
			kind: row.kind,
			type: row.type,
			endState: row.endState,
			ownerId,
			ownerName: ownerId === null ? row.owner : '',
			due: row.due,
			state: row.state,
			reason,
			doneOn,
			link: row.link,
		};
	});
	await follow(tx, who, entryId, was);
	return changeIds;
}

/**
 * Whose the addresses are. A guest's words name only whom they know of, and whoever owns a change of this entry
 * already: an address that turns into a name would tell them that somebody is here.
 */
async function ownersByEmail(
	tx: Transaction,
	who: Person,
	entryId: number,
	changes: readonly Change[],
): Promise<Map<string, number>> {
	const emails = [...new Set(changes.map(({ owner }) => owner.toLowerCase()))].filter((owner) =>
		owner.includes('@'),
	);
	if (emails.length === 0) return new Map();
	const ofEntry = tx.select({ id: change.ownerId }).from(change).where(eq(change.entryId, entryId));
	const mayName = isGuest(who) ? or(knownTo(who), inArray(person.id, ofEntry)) : undefined;
	const rows = await tx
		.select({ id: person.id, email: person.email })
		.from(person)
		.where(and(inArray(sql`lower(${person.email})`, emails), mayName));
	return new Map(rows.map(({ id, email }) => [email.toLowerCase(), id]));
}

export async function learnedFrom(db: Reader, entryId: number): Promise<Learned> {
	const [lessons, rows] = await Promise.all([
		db
			.select({ id: lesson.id, text: lesson.text })
			.from(lesson)
			.where(eq(lesson.entryId, entryId))
			.orderBy(asc(lesson.position)),
		db
			.select({ change, email: person.email, name: person.name })
			.from(change)
			.leftJoin(person, eq(person.id, change.ownerId))
			.where(eq(change.entryId, entryId))
			.orderBy(asc(change.position)),
	]);
	const place = new Map(lessons.map(({ id }, index) => [id, index + 1]));
	const changes = rows.map(({ change: row, email, name }) => ({
		id: row.id,
		text: row.text,
		kind: row.kind,
		type: row.type,
		endState: row.endState,
		owner: email ?? row.ownerName,
		ownerName: name,
		due: row.due,
		state: row.state,
		reason: row.reason,
		doneOn: row.doneOn,
		link: row.link,
		lesson: row.lessonId === null ? null : (place.get(row.lessonId) ?? null),
	}));
	return { lessons, changes };
}
