import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { timelineEvent } from '../tables.server.ts';

const MOST = 30;

/** Roles that stand in timelines this person may read, the most used first. */
export async function rolesUsed(db: Database, who: Person): Promise<string[]> {
	const rows = await db.read
		.select({ role: timelineEvent.role })
		.from(timelineEvent)
		.innerJoin(entry, eq(entry.id, timelineEvent.entryId))
		.where(and(ne(timelineEvent.role, ''), visibleTo(who)))
		.groupBy(timelineEvent.role)
		.orderBy(desc(sql`count(*)`), timelineEvent.role)
		.limit(MOST);
	return rows.map(({ role }) => role);
}
