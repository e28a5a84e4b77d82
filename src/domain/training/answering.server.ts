import { and, desc, eq } from 'drizzle-orm';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { ask, type Asked } from './asked.ts';
import { contentOfVersion, ownEnrolment, type Begun } from './beginning.server.ts';
import { completeWhereDone, doneIn, seedOf } from './completing.server.ts';
import { KIND } from './courses.server.ts';
import { lessonsOf, type CourseContent, type Lesson } from './course.ts';
import type { Confidence } from './enrolment.ts';
import { answerIn, counts, isRight, type Answer, type Given } from './grading.ts';
import type { Item } from './item.ts';
import { mayTryAgain, type Standing } from './progress.ts';
import { drawnFrom } from './shuffling.ts';
import { attempt, enrolment, lessonDone } from './tables.server.ts';

/** Where somebody is: a lesson of the version that they began. */
export interface Place {
	course: CourseContent;
	lesson: Lesson;
	/** Those of the lesson that are theirs to answer. */
	items: Item[];
	seed: string;
}

export function placeIn(course: CourseContent, lessonKey: string, seed: string): Place {
	const lesson = lessonsOf(course).find(({ key }) => key === lessonKey) ?? missing('This lesson');
	return { course, lesson, items: drawnFrom(lesson, seed), seed };
}

async function placeOf(
	db: Reader,
	who: Person,
	number: number,
	lessonKey: string,
): Promise<Place & { begun: Begun }> {
	const { id } = await findEntry(db, who, KIND, number);
	const begun = (await ownEnrolment(db, who, id)) ?? conflict('Begin the course first.');
	const course = await contentOfVersion(db, id, begun.version);
	return { begun, ...placeIn(course, lessonKey, seedOf(begun)) };
}

const itemIn = (items: readonly Item[], key: string): Item =>
	items.find((item) => item.key === key) ?? missing('This question');

export interface Answered {
	lesson: string;
	item: string;
	given: Given;
	/** How sure they were, said before they saw what is right. */
	confidence: Confidence | null;
}

/** Takes an answer, and keeps it for the learner alone. What is sent twice at once is one try. */
export function answerItem(db: Database, who: Person, number: number, sent: Answered): Promise<void> {
	return transact(db, async (tx) => {
		const { begun, course, items, seed } = await placeOf(tx, who, number, sent.lesson);
		const item = itemIn(items, sent.item);
		if (!counts(item)) invalid({ text: 'This is for yourself; nothing is graded.' });
		const answer = answerIn(item, sent.given, seed);
		if (typeof answer === 'string') invalid({ answer });
		if (sent.confidence === null) invalid({ confidence: 'Say how sure you are first. It is for yourself.' });
		const { tried } = await doneIn(tx, begun);
		const state = tried.get(item.key) ?? { tries: 0, right: false };
		if (state.tries > 0 && !mayTryAgain(state, course.attempts)) {
			conflict('This one is answered; that was the last try.');
		}
		await tx.insert(attempt).values({
			enrolmentId: begun.id,
			itemKey: item.key,
			number: state.tries + 1,
			answer,
			right: isRight(item, answer),
			confidence: sent.confidence,
		});
		await completeWhereDone(tx, who, begun, course);
	});
}

/** A scenario after these choices, as long as it goes on; null at its end, where it is answered. */
export async function sceneAfter(
	db: Database,
	who: Person,
	number: number,
	{ lesson, item: key, path }: { lesson: string; item: string; path: readonly number[] },
): Promise<Asked | null> {
	const { items, seed } = await placeOf(db.read, who, number, lesson);
	const asked = ask(itemIn(items, key), seed, path);
	return asked.kind === 'scenario' && asked.scene.choices.length > 0 ? asked : null;
}

/** How near it came to the model answer: nobody but whoever recalled it can say. */
export function rateRecall(
	db: Database,
	who: Person,
	number: number,
	sent: { lesson: string; item: string; near: boolean },
): Promise<void> {
	return transact(db, async (tx) => {
		const { begun, course, items } = await placeOf(tx, who, number, sent.lesson);
		const item = itemIn(items, sent.item);
		const last = await lastAttempt(tx, begun, item.key);
		if (!last || item.kind !== 'recall') conflict('Write down what comes back first.');
		const answer = { ...(last.answer as Extract<Answer, { near: unknown }>), near: sent.near };
		await tx.update(attempt).set({ answer, right: sent.near }).where(eq(attempt.id, last.id));
		await completeWhereDone(tx, who, begun, course);
	});
}

async function lastAttempt(
	db: Reader,
	{ id }: Begun,
	key: string,
): Promise<typeof attempt.$inferSelect | undefined> {
	const [last] = await db
		.select()
		.from(attempt)
		.where(and(eq(attempt.enrolmentId, id), eq(attempt.itemKey, key)))
		.orderBy(desc(attempt.number))
		.limit(1);
	return last;
}

/** The lesson was gone through, and the next one is where they are now. */
export function finishLesson(
	db: Database,
	who: Person,
	number: number,
	lessonKey: string,
): Promise<{ next: string | null; standing: Standing }> {
	return transact(db, async (tx) => {
		const { begun, course, lesson } = await placeOf(tx, who, number, lessonKey);
		const day = isoDay(now(), who.zone);
		await tx
			.insert(lessonDone)
			.values({ enrolmentId: begun.id, lessonKey: lesson.key, day })
			.onConflictDoNothing();
		const next = await moveOn(tx, begun, course, lesson.key);
		return { next, standing: await completeWhereDone(tx, who, begun, course) };
	});
}

async function moveOn(
	tx: Transaction,
	{ id }: Begun,
	course: CourseContent,
	after: string,
): Promise<string | null> {
	const keys = lessonsOf(course).map(({ key }) => key);
	const next = keys[keys.indexOf(after) + 1] ?? null;
	if (next !== null) await tx.update(enrolment).set({ lessonKey: next }).where(eq(enrolment.id, id));
	return next;
}
