import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import type { NewQuestion, QuestionAnswer } from './application.ts';
import { findOpening, noQuestion } from './opening.server.ts';
import { opportunityQuestion } from './tables.server.ts';

/** So many unanswered ones of one person wait with one opening. */
const MOST_OPEN = 3;

/** Asks whoever answers for the opening, before asking for it. The two of them read it. */
export async function askFirst(
	db: Database,
	who: Person,
	number: number,
	{ question, named }: NewQuestion,
): Promise<{ id: number }> {
	return transact(db, async (tx) => {
		const found = await findOpening(tx, who, number);
		const refusal = noQuestion(who, found);
		if (refusal !== null) conflict(refusal);
		const mine = and(
			eq(opportunityQuestion.entryId, found.id),
			eq(opportunityQuestion.personId, who.id),
			isNull(opportunityQuestion.answeredAt),
		);
		const open = await tx.select({ id: opportunityQuestion.id }).from(opportunityQuestion).where(mine);
		if (open.length >= MOST_OPEN)
			conflict('Three questions of yours wait here already. Take one back, or wait for an answer.');
		const [made] = await tx
			.insert(opportunityQuestion)
			.values({ entryId: found.id, personId: who.id, words: question, named, at: now() })
			.returning({ id: opportunityQuestion.id });
		if (!made) throw new Error(`What was asked of entry ${found.id} was not stored.`);
		await tell(tx, {
			to: found.contact ? [found.contact.id] : [],
			kind: 'opening-question',
			entryId: found.id,
			by: named ? who.id : null,
			subject: String(made.id),
		});
		return made;
	});
}

/** Whoever answers for the opening now answers it; said again, the later words stand. */
export async function answerQuestion(
	db: Database,
	who: Person,
	number: number,
	{ question: id, answer }: QuestionAnswer,
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findOpening(tx, who, number);
		if (found.contact?.id !== who.id) missing('This question');
		const [row] = await tx
			.update(opportunityQuestion)
			.set({ answer, answeredBy: who.id, answeredAt: now() })
			.where(and(eq(opportunityQuestion.id, id), eq(opportunityQuestion.entryId, found.id)))
			.returning({ personId: opportunityQuestion.personId });
		if (!row) missing('This question');
		await questionSettled(tx, found.id, id);
		const subject = String(id);
		const told = { kind: 'opening-question-answered', entryId: found.id, by: who.id, subject } as const;
		await tell(tx, { ...told, to: [row.personId] });
	});
}

/** One's own, with its answer. */
export async function takeQuestionBack(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const [gone] = await tx
			.delete(opportunityQuestion)
			.where(and(eq(opportunityQuestion.id, id), eq(opportunityQuestion.personId, who.id)))
			.returning({ entryId: opportunityQuestion.entryId });
		if (!gone) missing('This question');
		await questionSettled(tx, gone.entryId, id);
	});
}

const questionSettled = (tx: Transaction, entryId: number, id: number) =>
	settle(tx, {
		kind: ['opening-question', 'opening-question-waits'],
		entryId,
		subject: String(id),
	});

/** What somebody asked about one opening themselves, the last first. */
export async function ownQuestions(db: Reader, who: Person, entryId: number) {
	const rows = await db
		.select()
		.from(opportunityQuestion)
		.where(and(eq(opportunityQuestion.entryId, entryId), eq(opportunityQuestion.personId, who.id)));
	return rows
		.map(({ id, words, named, at, answer, answeredAt }) => ({ id, words, named, at, answer, answeredAt }))
		.toReversed();
}
