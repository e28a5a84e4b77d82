import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable, type Found } from '../entries/entries.server.ts';
import { removeEntry, restoreEntry } from '../entries/removing.server.ts';
import { endReviewWithPublication, letReviewersGo } from '../entries/reviewers.server.ts';
import { lastEdition, markDraft, markEdition, markPublished } from '../entries/standing.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { askOwners } from '../lessons/following.server.ts';
import { settle } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { REMINDERS } from './expected.server.ts';
import { roomOf } from './live/room-name.ts';
import { refuseUntitled } from './postmortems.server.ts';

const KIND = 'postmortem';

/**
 * Shows it to its readers. Nothing holds it up: neither an open review nor what reviewers asked for. What is
 * published and was changed since gets a new edition, which names the version that stands there now.
 */
export async function publish(db: Database, who: Person, number: number): Promise<void> {
	const id = await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its authors decide when it is published.');
		refuseUntitled(found.title);
		if (found.publishedAt === null) await markPublished(tx, who, found.id);
		else await publishAgain(tx, who, found);
		await endReviewWithPublication(tx, found.id);
		await askOwners(tx, who, found.id);
		await settle(tx, { kind: REMINDERS, entryId: found.id });
		await refreshWays(tx, found.id);
		return found.id;
	});
	await refreshRoom(roomOf(id));
}

async function publishAgain(tx: Transaction, who: Person, found: Found): Promise<void> {
	if ((await lastEdition(tx, found.id)) === found.version) conflict('It is published already, as it stands.');
	await markEdition(tx, who, found.id);
}

/** Back to a draft that its authors and its facilitator alone can see. */
export async function withdraw(db: Database, who: Person, number: number): Promise<void> {
	const id = await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!decides(who, found)) forbidden('Its authors decide whether it is withdrawn.');
		if (found.publishedAt === null) conflict('It is a draft already.');
		await markDraft(tx, found.id);
		await letReviewersGo(tx, who, found.id);
		await refreshWays(tx, found.id);
		return found.id;
	});
	await refreshRoom(roomOf(id));
}

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);
