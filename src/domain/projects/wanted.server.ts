import { and, asc, isNotNull, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { project, projectNeed } from './tables.server.ts';

const MOST = 24;

/** The skills that most ideas and projects which somebody may see look for, each by one of its names. */
export async function wantedSkills(db: Database, who: Person): Promise<{ folded: string; name: string }[]> {
	const projects = sql<number>`count(DISTINCT ${projectNeed.entryId})`;
	return db.read
		.select({ folded: projectNeed.folded, name: sql<string>`min(${projectNeed.name})` })
		.from(projectNeed)
		.innerJoin(project, eq(project.entryId, projectNeed.entryId))
		.innerJoin(entry, eq(entry.id, projectNeed.entryId))
		.where(
			and(
				inArray(project.state, ['idea', 'forming', 'building']),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		)
		.groupBy(projectNeed.folded)
		.orderBy(desc(projects), asc(projectNeed.folded))
		.limit(MOST);
}
