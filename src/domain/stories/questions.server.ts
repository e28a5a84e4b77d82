import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { authorIds } from '../entries/parts.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import type { AskedQuestion, QuestionAnswer, ShownQuestion } from './asking.ts';
import { KIND } from './stories.server.ts';
import { storyQuestion } from './tables.server.ts';

/** What readers asked: all that is answered; what is not, for the authors and for whoever asked it. */
export async function questionsOf(
	db: Reader,
	who: Person,
	found: Pick<Found, 'id' | 'isAuthor'>,
): Promise<ShownQuestion[]> {
	const seen = found.isAuthor
		? undefined
		: or(isNotNull(storyQuestion.answeredOn), eq(storyQuestion.personId, who.id));
	const rows = await db
		.select({ question: storyQuestion, name: person.name })
		.from(storyQuestion)
		.innerJoin(person, eq(person.id, storyQuestion.personId))
		.where(and(eq(storyQuestion.entryId, found.id), seen))
		.orderBy(asc(storyQuestion.id));
	return rows.map(({ question: { personId, entryId: _, ...row }, name }) => ({
		...row,
		by: { id: personId, name },
		isMine: personId === who.id,
	}));
}

/** @returns the id of the question */
export async function ask(
	db: Database,
	who: Person,
	number: number,
	{ text }: AskedQuestion,
): Promise<{ id: number }> {
	return transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		if (found.publishedAt === null) conflict('It is a draft. Its author can be asked once it is published.');
		if (found.isAuthor) forbidden('You tell it. Others ask.');
		const [made] = await tx
			.insert(storyQuestion)
			.values({ entryId: found.id, personId: who.id, text, at: now() })
			.returning({ id: storyQuestion.id });
		if (!made) throw new Error('The question was not stored.');
		await tell(tx, {
			to: await authorIds(tx, found.id),
			kind: 'story-asked',
			entryId: found.id,
			by: who.id,
			subject: String(made.id),
		});
		return made;
	});
}

/** Everybody who reads the story reads it from now on. Answering again says it better. */
export async function answer(
	db: Database,
	who: Person,
	number: number,
	{ question, answer: text }: QuestionAnswer,
): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await askedHere(tx, who, number, question);
		const answeredOn = isoDay(now(), 'UTC');
		await settled(tx, who, asked, 'story-question-answered', { answer: text, answeredOn, declinedOn: null });
	});
}

/** Nobody but whoever asked is told, and nobody else learns that it was asked. */
export async function decline(
	db: Database,
	who: Person,
	number: number,
	{ question }: { question: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await askedHere(tx, who, number, question);
		if (asked.answeredOn !== null) conflict('It is answered already.');
		await settled(tx, who, asked, 'story-question-declined', { declinedOn: isoDay(now(), 'UTC') });
	});
}

/** Whoever asked takes it back, answered or not. */
export async function takeBackQuestion(
	db: Database,
	who: Person,
	number: number,
	{ question }: { question: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findEntry(tx, who, KIND, number);
		const asked = await questionIn(tx, entryId, question);
		// Nobody learns which questions there are.
		if (asked?.personId !== who.id) missing('This story');
		await tx.delete(storyQuestion).where(eq(storyQuestion.id, question));
		await settle(tx, { kind: 'story-asked', entryId, subject: String(question) });
	});
}

type Question = typeof storyQuestion.$inferSelect;

async function settled(
	tx: Transaction,
	who: Person,
	{ id, entryId, personId }: Question,
	kind: 'story-question-answered' | 'story-question-declined',
	set: Partial<Question>,
): Promise<void> {
	const subject = String(id);
	await tx.update(storyQuestion).set(set).where(eq(storyQuestion.id, id));
	await settle(tx, { kind: 'story-asked', entryId, subject });
	await tell(tx, { to: [personId], kind, entryId, by: who.id, subject });
}

async function askedHere(tx: Transaction, who: Person, number: number, id: number): Promise<Question> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Its author answers, or passes it over.');
	return (await questionIn(tx, found.id, id)) ?? missing('This question');
}

async function questionIn(db: Reader, entryId: number, id: number): Promise<Question | undefined> {
	const [asked] = await db
		.select()
		.from(storyQuestion)
		.where(and(eq(storyQuestion.id, id), eq(storyQuestion.entryId, entryId)));
	return asked;
}
