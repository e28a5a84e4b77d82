import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';

/** Post-mortems that something may have been learned from, the latest first. */
export async function latestIncidents(
	db: Database,
	who: Person,
): Promise<{ reference: string; title: string }[]> {
	const rows = await db.read
		.select({ number: entry.number, title: entry.title })
		.from(entry)
		.where(and(eq(entry.kind, 'postmortem'), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(entry.publishedAt))
		.limit(8);
	return rows.map(({ number, title }) => ({ reference: reference('postmortem', number), title }));
}
