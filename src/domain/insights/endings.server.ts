import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { projectEnding } from '../projects/endings/tables.server.ts';
import { KIND } from '../projects/project.ts';
import { season } from '../projects/seasons/tables.server.ts';
import { project } from '../projects/tables.server.ts';
import { endings } from './endings.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readEndings(db: Database, who: Person, scope: Scope): Promise<Insight> {
	return endings(await endedBySeason(db.read, who, scope), scope);
}

export function endedBySeason(db: Reader, who: Person, scope: Scope) {
	return db
		.select({
			season: { slug: season.slug, name: season.name, startsOn: season.startsOn },
			how: projectEnding.how,
			projects: sql<number>`count(*)`,
			taught: sql<number>`sum(EXISTS (SELECT 1 FROM ${lesson} WHERE ${lesson.entryId} = ${entry.id}))`,
		})
		.from(projectEnding)
		.innerJoin(entry, eq(entry.id, projectEnding.entryId))
		.innerJoin(project, eq(project.entryId, entry.id))
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(
			and(
				eq(entry.kind, KIND),
				inScope(who, scope),
				gte(projectEnding.endedAt, scope.from),
				lt(projectEnding.endedAt, scope.until),
			),
		)
		.groupBy(season.id, projectEnding.how);
}
