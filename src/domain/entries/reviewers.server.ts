import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { findEntry, type Found } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import type { Verdict } from './part.ts';
import { authorIds, has, setReviewers } from './parts.server.ts';
import { beginReview, endReview, lastRequest, recordVerdict } from './review.server.ts';

/**
 * Asks people to read a draft, which they may from now on, in place of whoever was asked before.
 * @param field the name of the field that they were typed in
 */
export async function askReviewers(
	tx: Transaction,
	who: Person,
	found: Found,
	{ reviewers, note, field }: { reviewers: readonly Person[]; note: string; field: string },
): Promise<void> {
	const authors = await authorIds(tx, found.id);
	const writer = reviewers.find(({ id }) => authors.includes(id));
	if (writer) invalid({ [field]: `${writer.name} writes it. Ask somebody who reads it with fresh eyes.` });
	const ids = reviewers.map(({ id }) => id);
	await settle(tx, { kind: 'review-asked', entryId: found.id });
	await setReviewers(tx, who, found.id, ids);
	await beginReview(tx, who, found, note);
	await refreshWays(tx, found.id);
	await tell(tx, { to: ids, kind: 'review-asked', entryId: found.id, by: who.id });
}

/** They may not read it any more, unless something else lets them. The caller refreshes the ways in. */
export async function letReviewersGo(tx: Transaction, who: Person, entryId: number): Promise<void> {
	await setReviewers(tx, who, entryId, []);
	await settle(tx, { kind: 'review-asked', entryId });
}

/**
 * A reviewer says what they think of the version that stands there now. They may say it again of a later one.
 * @param words for whoever was not asked, and for whoever comes when it is over
 */
export async function answerAsReviewer(
	db: Database,
	who: Person,
	{ kind, number }: { kind: Kind; number: number },
	answer: { verdict: Verdict; sentence: string },
	words: { notAsked: string; over: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, kind, number);
		if (!(await has(tx, who, found.id, 'reviewer'))) forbidden(words.notAsked);
		const request = await lastRequest(tx, found.id);
		if (request?.endedAt !== null) conflict(words.over);
		await recordVerdict(tx, who, {
			requestId: request.id,
			entryId: found.id,
			version: found.version,
			...answer,
		});
		await settle(tx, { kind: 'review-asked', entryId: found.id, to: [who.id] });
		await tell(tx, {
			to: await authorIds(tx, found.id),
			kind: 'review-answered',
			entryId: found.id,
			by: who.id,
			subject: String(who.id),
		});
	});
}

/** With publication the review ends; its reviewers stay readers. */
export async function endReviewWithPublication(tx: Transaction, entryId: number): Promise<void> {
	if (await endReview(tx, entryId)) await settle(tx, { kind: 'review-asked', entryId });
}
