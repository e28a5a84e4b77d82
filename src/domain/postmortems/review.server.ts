import { and, asc, eq, isNull, not } from 'drizzle-orm';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { endReview, hasAnswered } from '../entries/review.server.ts';
import { answerAsReviewer, askReviewers, letReviewersGo } from '../entries/reviewers.server.ts';
import { entry, part, reviewRequest } from '../entries/tables.server.ts';
import { decides, visibleTo } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { askForFacilitator } from './facilitator.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import type { Answering, Asking } from './review.ts';

const KIND = 'postmortem';

/** Asks for a review, for a facilitator, or for both. Whoever is asked to review may read it from now on. */
export async function askForReview(db: Database, who: Person, number: number, asking: Asking): Promise<void> {
	const reviewers = await peopleAsked(db, who, asking.reviewers, 'reviewers');
	const facilitators =
		asking.facilitation === 'named' ? await peopleAsked(db, who, asking.facilitators, 'facilitators') : [];
	if (reviewers.length === 0 && asking.facilitation === 'as-it-is') {
		invalid({ reviewers: 'Name somebody to review it, or ask for a facilitator.' });
	}
	if (asking.facilitation === 'named' && facilitators.length === 0) {
		invalid({ facilitators: 'Name somebody to facilitate it.' });
	}
	await transact(db, async (tx) => {
		const found = await draftOfAuthor(tx, who, number);
		if (reviewers.length > 0)
			await askReviewers(tx, who, found, { reviewers, note: asking.note, field: 'reviewers' });
		if (asking.facilitation !== 'as-it-is') {
			await askForFacilitator(tx, who, found, { named: facilitators, note: asking.note });
		}
	});
}

/** The review ends without having to lead anywhere: its reviewers read the draft no longer, what they said is kept. */
export async function withdrawReview(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await draftOfAuthor(tx, who, number);
		if (!(await endReview(tx, found.id))) conflict('No review of it is under way.');
		await letReviewersGo(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

/** A reviewer says what they think of the version that stands there now. They may say it again of a later one. */
export async function answerReview(
	db: Database,
	who: Person,
	number: number,
	answer: Answering,
): Promise<void> {
	await answerAsReviewer(db, who, { kind: KIND, number }, answer, {
		notAsked: 'Those who were asked to review it answer here.',
		over: 'The review is over. What was said in it is kept.',
	});
}

export type AskedReview = Awaited<ReturnType<typeof reviewsAskedOf>>[number];

/** The drafts whose review waits for somebody's word. */
export function reviewsAskedOf(db: Database, who: Person) {
	return db.read
		.select({
			source: { kind: entry.kind, number: entry.number, title: entry.title },
			by: person.name,
			at: reviewRequest.askedAt,
		})
		.from(part)
		.innerJoin(entry, eq(entry.id, part.entryId))
		.innerJoin(reviewRequest, and(eq(reviewRequest.entryId, entry.id), isNull(reviewRequest.endedAt)))
		.innerJoin(person, eq(person.id, reviewRequest.askedBy))
		.where(and(eq(part.personId, who.id), eq(part.role, 'reviewer'), visibleTo(who), not(hasAnswered(who))))
		.orderBy(asc(reviewRequest.askedAt))
		.limit(20);
}

async function draftOfAuthor(tx: Transaction, who: Person, number: number): Promise<Found> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Its authors ask for a review.');
	if (found.publishedAt !== null) {
		conflict(
			'It is published: whoever can read it can say something beside it, and its authors can revise it.',
		);
	}
	return found;
}
