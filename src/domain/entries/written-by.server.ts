import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { author, entry } from './tables.server.ts';
import { visibleTo } from './visibility.server.ts';

/** What somebody wrote and published, as far as the one who asks may read it. Newest first. */
export function writtenBy(db: Database, who: Person, personId: number, { limit = 50 } = {}) {
	return db.read
		.select({ kind: entry.kind, number: entry.number, title: entry.title, publishedAt: entry.publishedAt })
		.from(entry)
		.innerJoin(author, and(eq(author.entryId, entry.id), eq(author.personId, personId)))
		.where(and(isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(entry.publishedAt), desc(entry.id))
		.limit(limit);
}
