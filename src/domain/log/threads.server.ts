import { and, asc, between, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { author, entry, entryTopic, topic } from '../entries/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { searchTerms } from '../search/tables.server.ts';
import { folded } from '../search/indexed-text.ts';
import { countedIn } from '../search/vocabulary.server.ts';
import { logEntry } from './tables.server.ts';
import { threadsAmong, type Told, type Thread } from './threads.ts';
import { sharedInPlace, type Place } from './weeks.server.ts';
import type { Days } from './weeks.ts';

const MOST = 400;

/** What several people wrote about on these days, by their topics and by their words. */
export async function threadsIn(
	db: Database,
	who: Person,
	place: Exclude<Place, 'mine'>,
	days: Days,
): Promise<Thread[]> {
	const rows = await db.read
		.select({
			lessonId: lesson.id,
			day: logEntry.day,
			by: { id: person.id, name: person.name },
			terms: searchTerms.terms,
			topics: sql<string>`(SELECT json_group_array(${topic.name}) FROM ${entryTopic}
				JOIN ${topic} ON ${topic.id} = ${entryTopic.topicId} WHERE ${entryTopic.entryId} = ${entry.id})`,
		})
		.from(logEntry)
		.innerJoin(entry, eq(entry.id, logEntry.entryId))
		.innerJoin(lesson, and(eq(lesson.entryId, entry.id), eq(lesson.position, 1)))
		.innerJoin(author, and(eq(author.entryId, entry.id), eq(author.position, 0)))
		.innerJoin(person, eq(person.id, author.personId))
		.leftJoin(searchTerms, eq(searchTerms.entryId, entry.id))
		.where(and(between(logEntry.day, days.from, days.to), sharedInPlace(who, place)))
		.orderBy(desc(logEntry.day), asc(entry.id))
		.limit(MOST);
	const told: Told[] = rows.map(({ terms, topics, ...row }) => ({
		...row,
		words: (terms ?? []).map(([shown]) => shown),
		topics: JSON.parse(topics) as string[],
	}));
	const words = new Set(told.flatMap((one) => one.words.map(folded)));
	const { entriesWith, all } = await countedIn(db.read, words);
	return threadsAmong(told, (word) => entriesWith.get(folded(word)) ?? 1, all);
}
