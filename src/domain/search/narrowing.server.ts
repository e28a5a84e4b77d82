import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
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

/** Topics whose name begins like that, or a word of it, of entries that the person may see. */
export async function topicsNamed(
	db: Database,
	person: Person,
	typed: string,
	limit: number,
): Promise<string[]> {
	const begun = foldTopic(typed);
	if (begun === '') return [];
	const seen = db.read.select({ id: entry.id }).from(entry).where(visibleTo(person));
	const rows = await db.read
		.select({ name: topic.name })
		.from(topic)
		.where(
			and(
				sql`instr(' ' || ${topic.folded}, ${` ${begun}`}) > 0`,
				sql`EXISTS (SELECT 1 FROM ${entryTopic} WHERE ${entryTopic.topicId} = ${topic.id} AND ${inArray(entryTopic.entryId, seen)})`,
			),
		)
		.orderBy(sql`length(${topic.name})`, topic.id)
		.limit(limit);
	return rows.map(({ name }) => name);
}
