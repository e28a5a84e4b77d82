import { count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';

const MOST = 200;

/** Topics of entries that the person may see, in the order of the alphabet; the commonest, where there are many. */
export async function topicsSeen(db: Database, person: Person): Promise<string[]> {
	const seen = db.read.select({ id: entry.id }).from(entry).where(visibleTo(person));
	const rows = await db.read
		.select({ name: topic.name })
		.from(entryTopic)
		.innerJoin(topic, eq(topic.id, entryTopic.topicId))
		.where(inArray(entryTopic.entryId, seen))
		.groupBy(topic.id)
		.orderBy(desc(count()), sql`${topic.name} COLLATE NOCASE`)
		.limit(MOST);
	return rows.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en'));
}
