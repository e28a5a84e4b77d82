import { asc, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { listTeams } from '../accounts/teams.server.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';

/** What the page can be narrowed to: teams, one's own first, and topics of what one may read. */
export async function scopeChoices(
	db: Database,
	who: Person,
): Promise<{ teams: { slug: string; name: string }[]; topics: string[] }> {
	const teams = (await listTeams(db.read)).map(({ id, slug, name }) => ({ id, slug, name }));
	const isOwn = ({ id }: { id: number }) => who.teams.includes(id);
	const topics = await db.read
		.select({ name: topic.name })
		.from(topic)
		.where(
			sql`EXISTS (SELECT 1 FROM ${entryTopic} JOIN ${entry} ON ${entry.id} = ${entryTopic.entryId}
				WHERE ${entryTopic.topicId} = ${topic.id} AND ${entry.publishedAt} IS NOT NULL AND ${visibleTo(who)})`,
		)
		.orderBy(asc(sql`${topic.name} COLLATE NOCASE`));
	return {
		teams: [...teams.filter(isOwn), ...teams.filter((one) => !isOwn(one))].map(({ slug, name }) => ({
			slug,
			name,
		})),
		topics: topics.map(({ name }) => name),
	};
}
