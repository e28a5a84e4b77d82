import { z } from 'zod';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { VERDICTS } from '../entries/part.ts';
import { partsOf, type Somebody } from '../entries/parts.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { answersTo, endReview, lastRequest, type Answered } from '../entries/review.server.ts';
import { answerAsReviewer, askReviewers, letReviewersGo } from '../entries/reviewers.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { KIND } from './stories.server.ts';

export const AskedReader = z.object({
	/** A name, or an e-mail address. */
	reader: z.string().trim().min(1, 'Name somebody who reads it before anybody else.').max(200),
	note: z.string().trim().max(2_000, 'A note can be 2,000 characters at the most.').default(''),
});
export const ReaderAnswer = z.object({
	verdict: z.enum(VERDICTS, 'Say whether it can go out.'),
	sentence: z.string().trim().max(2_000, 'What you say can be 2,000 characters at the most.').default(''),
});

/** Who reads it before anybody else, and what they said last. */
export interface PrivateReading {
	reader: Somebody | null;
	note: string;
	answer: Answered | null;
	isOver: boolean;
}

export async function readingOf(db: Reader, entryId: number): Promise<PrivateReading | null> {
	const request = await lastRequest(db, entryId);
	if (!request) return null;
	const [reader = null] = await partsOf(db, entryId, 'reviewer');
	const [answer = null] = (await answersTo(db, request)).reverse();
	return { reader, note: request.note, answer, isOver: request.endedAt !== null };
}

/** One person, who may read the draft from now on. Asking another takes it from the one before. */
export async function askReader(
	db: Database,
	who: Person,
	number: number,
	{ reader, note }: z.output<typeof AskedReader>,
): Promise<void> {
	const [whom] = await peopleAsked(db, who, [reader], 'reader');
	if (!whom) return;
	await transact(db, async (tx) => {
		const found = await draftOfAuthor(tx, who, number);
		await askReviewers(tx, who, found, { reviewers: [whom], note, field: 'reader' });
	});
}

/** They read the draft no longer; what they said is kept. */
export async function withdrawReader(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await draftOfAuthor(tx, who, number);
		if (!(await endReview(tx, found.id))) conflict('Nobody is asked to read it.');
		await letReviewersGo(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

/** The reader says what they think of the version that stands there now; again, of a later one. */
export async function answerAsReader(
	db: Database,
	who: Person,
	number: number,
	answer: z.output<typeof ReaderAnswer>,
): Promise<void> {
	await answerAsReviewer(db, who, { kind: KIND, number }, answer, {
		notAsked: 'Whoever was asked to read it answers here.',
		over: 'It is out already. What you say goes below it.',
	});
}

async function draftOfAuthor(tx: Transaction, who: Person, number: number): Promise<Found> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Its authors choose who reads it first.');
	if (found.publishedAt !== null)
		conflict('It is published: whoever can read it can say something below it.');
	return found;
}
