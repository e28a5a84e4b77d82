import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable } from '../entries/entries.server.ts';
import { removeEntry, restoreEntry } from '../entries/removing.server.ts';
import { endReviewWithPublication, letReviewersGo } from '../entries/reviewers.server.ts';
import { readSharing } from '../entries/sharing.server.ts';
import { markDraft, markPublished } from '../entries/standing.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { askOwners } from '../lessons/following.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { outstanding } from './consents.server.ts';
import { readContent } from './content.server.ts';
import { KIND, refuseUnready } from './stories.server.ts';

/** Shows it to its readers. Whoever is spoken of has agreed by then, or is not in it. */
export async function publish(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its authors decide when it is published.');
		if (found.publishedAt !== null) conflict('It is published already.');
		const content = await readContent(tx, found);
		refuseUnready(content, await readSharing(tx, found));
		if (content.until !== null && content.until < isoDay(now(), who.zone))
			invalid({ until: 'The last day on which others read it is over. Choose another, or none.' });
		const waiting = await outstanding(tx, found.id);
		if (waiting !== null) conflict(waiting);
		await markPublished(tx, who, found.id);
		await askOwners(tx, who, found.id);
		await endReviewWithPublication(tx, found.id);
		await refreshWays(tx, found.id);
	});
}

/** Back to a draft that its authors alone can see. What was said to it is kept. */
export async function withdraw(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its authors decide whether it is withdrawn.');
		if (found.publishedAt === null) conflict('It is a draft already.');
		await markDraft(tx, found.id);
		await letReviewersGo(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);
