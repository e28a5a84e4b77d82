import { and, asc, count, countDistinct, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { entry, entryTopic, topic, topicAlias } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { lesson } from './tables.server.ts';

/** A topic, as far as somebody sees what it is about. */
export interface ShownTopic {
	id: number;
	name: string;
	slug: string;
	/** Published entries that they may see, and what those taught. */
	entries: number;
	lessons: number;
	/** Other names that lead to it. */
	aliases: string[];
}

export const topicSlug = (folded: string) => encodeURIComponent(folded.replaceAll(' ', '-'));

/** Topics of what is published and may be seen, in the order of the alphabet. */
export async function listTopics(db: Reader, who: Person): Promise<ShownTopic[]> {
	const rows = await db
		.select({
			id: topic.id,
			name: topic.name,
			folded: topic.folded,
			entries: countDistinct(entry.id),
			lessons: count(lesson.id),
		})
		.from(topic)
		.innerJoin(entryTopic, eq(entryTopic.topicId, topic.id))
		.innerJoin(entry, eq(entry.id, entryTopic.entryId))
		.leftJoin(lesson, eq(lesson.entryId, entry.id))
		.where(and(isNotNull(entry.publishedAt), visibleTo(who)))
		.groupBy(topic.id)
		.orderBy(sql`${topic.name} COLLATE NOCASE`);
	const aliases = await db.select().from(topicAlias).orderBy(asc(topicAlias.folded));
	const named = Map.groupBy(aliases, ({ topicId }) => topicId);
	return rows.map(({ folded, ...row }) => ({
		...row,
		slug: topicSlug(folded),
		aliases: (named.get(row.id) ?? []).map((alias) => alias.folded),
	}));
}

/**
 * Those whose name, or another name of theirs, holds all of the words; all, where there are none.
 * @param order by the alphabet, or those that most was learned about first
 */
export function topicsLike(
	topics: readonly ShownTopic[],
	{ q, order }: { q: string; order: 'most' | 'name' },
): ShownTopic[] {
	const words = foldTopic(q).split(' ');
	const found = topics.filter(({ name, aliases }) =>
		[name, ...aliases].some((one) => words.every((word) => foldTopic(one).includes(word))),
	);
	if (order === 'name') return found;
	return found.sort((a, b) => b.lessons - a.lessons || b.entries - a.entries);
}

/** One of them, by its slug or that of an alias; what nothing visible is about is missing. */
export async function findShownTopic(db: Reader, who: Person, slug: string): Promise<ShownTopic> {
	const name = foldTopic(slug);
	const all = await listTopics(db, who);
	const found = all.find((one) => foldTopic(one.name) === name || one.aliases.includes(name));
	return found ?? missing('This topic');
}
