import { conflict, forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEditable } from '../entries/entries.server.ts';
import {
	findRemoved,
	markDraft,
	markPublished,
	markRemoved,
	markRestored,
} from '../entries/standing.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { refuseUntitled } from './postmortems.server.ts';

const KIND = 'postmortem';

export async function publish(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!found.isAuthor) forbidden('Its authors decide when it is published.');
		if (found.publishedAt !== null) conflict('It is published already.');
		refuseUntitled(found.title);
		await markPublished(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

/** Back to a draft that its authors alone can see. */
export async function withdraw(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (!found.isAuthor) forbidden('Its authors decide whether it is withdrawn.');
		if (found.publishedAt === null) conflict('It is a draft already.');
		await markDraft(tx, found.id);
		await refreshWays(tx, found.id);
	});
}

/** Taken away from everybody; its authors can bring it back. */
export async function remove(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		await markRemoved(tx, who, found.id);
		await refreshWays(tx, found.id);
	});
}

export async function restore(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findRemoved(tx, who, KIND, number);
		await markRestored(tx, found.id);
		await refreshWays(tx, found.id);
	});
}
