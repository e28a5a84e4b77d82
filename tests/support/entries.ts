import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import { setFacilitator, setReviewers } from '#domain/entries/parts.server.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import type { Sharing } from '#domain/entries/entry.ts';
import { setTopics } from '#domain/entries/topics.server.ts';
import { put, type Searchable } from '#domain/search/searchable.server.ts';

export interface Told extends Partial<Searchable>, Partial<Sharing> {
	title: string;
	draft?: boolean;
	/** E-mail addresses of those who were asked to review it, and of its facilitator. */
	reviewers?: readonly string[];
	facilitator?: string;
}

async function giveParts(tx: Transaction, who: Person, entryId: number, told: Told): Promise<void> {
	const idOf = async (email: string) => (await findPerson(tx, email))?.id ?? 0;
	await setReviewers(tx, who, entryId, await Promise.all((told.reviewers ?? []).map(idOf)));
	if (told.facilitator === undefined) return;
	const personId = await idOf(told.facilitator);
	await setFacilitator(tx, entryId, { personId, askedBy: who.id, askedAt: 1 });
}

/** An entry as every kind has it, in the index. Published to the workspace unless it is told otherwise. */
export async function writeEntry(
	db: Database,
	who: Person,
	told: Told,
): Promise<{ id: number; number: number }> {
	const { title, lessons = '', body = '', topics = [], severity = null, at = 1 } = told;
	const { team = null, visibility = 'workspace', readers = [], authors = [] } = told;
	return transact(db, async (tx) => {
		const sharing = { team, visibility, readers, authors };
		const made = await createEntry(tx, who, 'postmortem', { title, body, sharing, content: {} });
		await setTopics(tx, made.id, topics);
		if (!told.draft) await markPublished(tx, who, made.id);
		await giveParts(tx, who, made.id, told);
		await put(tx, made.id, { title, lessons, body, topics, severity, at });
		return made;
	});
}
