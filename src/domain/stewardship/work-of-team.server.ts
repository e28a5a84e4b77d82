import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';

const MOST = 20;
const source = { kind: entry.kind, number: entry.number, title: entry.title };

/** What waits on a team, as far as whoever looks after it may read it: of drafts, those they have a part in. */
export async function workOfTeam(db: Database, who: Person, teamId: number) {
	const ofTeam = and(eq(entry.teamId, teamId), visibleTo(who));
	const changes = await db.read
		.select({ id: change.id, text: change.text, due: change.due, owner: person.name, source })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.leftJoin(person, eq(person.id, change.ownerId))
		.where(and(ofTeam, isNotNull(entry.publishedAt), eq(change.state, 'open')))
		.orderBy(sql`${change.due} IS NULL`, asc(change.due), asc(change.id))
		.limit(MOST);
	const drafts = await db.read
		.select({ source, updatedAt: entry.updatedAt })
		.from(entry)
		.where(and(ofTeam, isNull(entry.publishedAt)))
		.orderBy(desc(entry.updatedAt))
		.limit(MOST);
	return { changes, drafts };
}
