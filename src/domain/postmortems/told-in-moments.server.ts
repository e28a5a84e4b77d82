import { and, desc, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { postmortem, timelineEvent } from './tables.server.ts';

/** Published post-mortems that somebody may read, with so many moments on their timeline, the latest first. */
export async function toldInMoments(
	db: Reader,
	who: Person,
	{ fewest, except, limit }: { fewest: number; except: readonly number[]; limit: number },
): Promise<{ number: number; title: string; happenedAt: number; moments: number }[]> {
	const moments = sql<number>`(SELECT count(*) FROM ${timelineEvent} WHERE ${timelineEvent.entryId} = ${entry.id})`;
	return db
		.select({ number: entry.number, title: entry.title, happenedAt: postmortem.happenedAt, moments })
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(
			and(
				isNotNull(entry.publishedAt),
				visibleTo(who),
				notInArray(entry.number, [...except]),
				sql`${moments} >= ${fewest}`,
			),
		)
		.orderBy(desc(postmortem.happenedAt), desc(entry.number))
		.limit(limit);
}
