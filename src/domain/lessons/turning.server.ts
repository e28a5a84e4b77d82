import { desc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, isMissing } from '#lib/errors.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import type { Found } from '../entries/entries.server.ts';
import { authorIds } from '../entries/parts.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { announce } from '../webhooks/announcing.server.ts';
import { findLesson, type FoundLesson } from './finding.server.ts';
import { shownLesson } from './lesson.ts';
import type { LessonState } from './standing.ts';
import { sayingItNow } from './successor.server.ts';
import { changeCheck, lesson, lessonTurn } from './tables.server.ts';
import type { Joining, Turn } from './turning.ts';

/** Those who wrote it, and whoever looks after what all share. Everybody else says so in a note. */
export function mayTurn(who: Person, { isAuthor }: Pick<Found, 'isAuthor'>): boolean {
	return isAuthor || mayCurate(who);
}

/** A lesson comes to stand differently: tried and true, said better elsewhere, of a world that is gone. */
export async function turn(db: Database, who: Person, id: number, given: Turn): Promise<void> {
	await transact(db, (tx) => turnIn(tx, who, id, given));
}

async function turnIn(
	tx: Transaction,
	who: Person,
	id: number,
	{ state, sentence, by }: Turn,
): Promise<void> {
	const found = await findLesson(tx, who, id);
	if (!mayTurn(who, found.entry)) {
		forbidden('Its authors and curators say how a lesson stands. Tell them in a note on it.');
	}
	if (found.entry.publishedAt === null)
		conflict('It is a draft. How a lesson stands is said once it is published.');
	const supersededBy = state === 'superseded' ? await betterThan(tx, who, id, by) : null;
	if (found.lesson.state === state && found.lesson.supersededBy === supersededBy && sentence === '') return;
	await turnTo(tx, who, found, { state, sentence, supersededBy, checkId: null });
}

/** Notes the turn and its reason; those who wrote it hear of it. */
export async function turnTo(
	tx: Transaction,
	who: Person,
	{ lesson: { id }, entry }: { lesson: { id: number }; entry: { id: number } },
	to: { state: LessonState; sentence: string; supersededBy: number | null; checkId: number | null },
): Promise<void> {
	const { state, sentence, supersededBy, checkId } = to;
	await tx.update(lesson).set({ state, supersededBy }).where(eq(lesson.id, id));
	await tx.insert(lessonTurn).values({ lessonId: id, state, sentence, personId: who.id, at: now(), checkId });
	await tell(tx, {
		to: await authorIds(tx, entry.id),
		kind: 'lesson-turned',
		entryId: entry.id,
		by: who.id,
		subject: String(id),
	});
	await announce(tx, { event: 'lesson.turned', entryId: entry.id, lessonId: id });
}

/** The lesson that says it better, or the one that says it better than that. It never leads back. */
async function betterThan(tx: Transaction, who: Person, id: number, by: number | null): Promise<number> {
	const named = shownLesson(by ?? 0);
	const better = by === null ? null : await seenLesson(tx, who, by);
	if (!better) return invalid({ by: `${named} is not here, or it is not shared with you.` });
	if (better.entry.publishedAt === null) invalid({ by: `${named} is in a draft.` });
	const last = await sayingItNow(tx, who, better.lesson.id);
	if (last.id === id) invalid({ by: `${named} leads to this very lesson.` });
	return last.id;
}

async function seenLesson(db: Reader, who: Person, id: number): Promise<FoundLesson | null> {
	try {
		return await findLesson(db, who, id);
	} catch (problem) {
		if (isMissing(problem)) return null;
		throw problem;
	}
}

/** Several that say the same become this one. All of them, or none where one is not theirs to turn. */
export async function joinAsOne(
	db: Database,
	who: Person,
	into: number,
	{ lessons }: Joining,
): Promise<void> {
	await transact(db, async (tx) => {
		await findLesson(tx, who, into);
		for (const id of new Set(lessons)) {
			if (id === into) continue;
			await turnIn(tx, who, id, { state: 'superseded', sentence: '', by: into });
		}
	});
}

/** How a lesson came to stand as it does, the last turn first. */
export async function turnsOf(db: Reader, lessonId: number) {
	return db
		.select({
			id: lessonTurn.id,
			state: lessonTurn.state,
			sentence: lessonTurn.sentence,
			at: lessonTurn.at,
			by: { id: person.id, name: person.name },
			/** The change whose check has shown it. */
			change: changeCheck.changeId,
		})
		.from(lessonTurn)
		.innerJoin(person, eq(person.id, lessonTurn.personId))
		.leftJoin(changeCheck, eq(changeCheck.id, lessonTurn.checkId))
		.where(eq(lessonTurn.lessonId, lessonId))
		.orderBy(desc(lessonTurn.id));
}
