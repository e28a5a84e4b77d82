import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import type { Sharing } from '#domain/entries/entry.ts';
import { setTopics } from '#domain/entries/topics.server.ts';
import { put, type Searchable } from '#domain/search/searchable.server.ts';

export interface Told extends Partial<Searchable>, Partial<Sharing> {
	title: string;
	draft?: boolean;
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
		await put(tx, made.id, { title, lessons, body, topics, severity, at });
		return made;
	});
}
