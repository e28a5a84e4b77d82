import { and, desc, eq, isNotNull, notInArray, sql, type SQL } from 'drizzle-orm';
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
	return db
		.select({ number: entry.number, title: entry.title, happenedAt: postmortem.happenedAt, moments })
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(and(readable(who, except), sql`${moments} >= ${fewest}`))
		.orderBy(desc(postmortem.happenedAt), desc(entry.number))
		.limit(limit);
}

/** How many there are of them, and how many that are told in fewer. */
export async function countToldInMoments(
	db: Reader,
	who: Person,
	{ fewest, except }: { fewest: number; except: readonly number[] },
): Promise<{ enough: number; fewer: number }> {
	const [counts] = await db
		.select({
			all: sql<number>`count(*)`,
			enough: sql<number>`count(CASE WHEN ${moments} >= ${fewest} THEN 1 END)`,
		})
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(readable(who, except));
	const { all, enough } = counts ?? { all: 0, enough: 0 };
	return { enough, fewer: all - enough };
}

const moments = sql<number>`(SELECT count(*) FROM ${timelineEvent} WHERE ${timelineEvent.entryId} = ${entry.id})`;

function readable(who: Person, except: readonly number[]): SQL | undefined {
	return and(isNotNull(entry.publishedAt), visibleTo(who), notInArray(entry.number, [...except]));
}
