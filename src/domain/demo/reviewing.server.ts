import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { offer } from '../entries/facilitation.server.ts';
import { setFacilitator, setReviewers } from '../entries/parts.server.ts';
import { beginReview, lastRequest, recordVerdict } from '../entries/review.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import type { DemoPostmortem } from './postmortems.ts';

const FACILITATORS = ['amara@orrery.example', 'noor@orrery.example'];

/** People who offered to facilitate. */
export async function addOffers(
	tx: Transaction,
	personOf: (tx: Transaction, email: string) => Promise<Person>,
): Promise<void> {
	for (const email of FACILITATORS) await offer(tx, await personOf(tx, email));
}

/** Who facilitates it, who reviews it, and what they said so far. */
export async function addReview(
	tx: Transaction,
	author: Person,
	entryId: number,
	{ facilitator, review, draftedAt }: Pick<DemoPostmortem, 'facilitator' | 'review' | 'draftedAt'>,
	personOf: (tx: Transaction, email: string) => Promise<Person>,
): Promise<void> {
	if (facilitator !== null) {
		const { id: personId } = await personOf(tx, facilitator);
		await setFacilitator(tx, entryId, { personId, askedBy: author.id, askedAt: draftedAt });
	}
	if (review === null) return;
	const reviewers = await Promise.all(review.reviewers.map((email) => personOf(tx, email)));
	await setReviewers(
		tx,
		author,
		entryId,
		reviewers.map(({ id }) => id),
	);
	await beginReview(tx, author, { id: entryId, version: 1 }, review.note);
	const to = reviewers.map(({ id }) => id);
	await tell(tx, { to, kind: 'review-asked', entryId, by: author.id });
	const request = await lastRequest(tx, entryId);
	for (const { by, verdict, sentence } of request ? review.answers : []) {
		const given = { requestId: request?.id ?? 0, entryId, version: 1, verdict, sentence };
		await recordVerdict(tx, await personOf(tx, by), given);
	}
}
