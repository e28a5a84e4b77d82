import { and, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, team } from '../accounts/tables.server.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { author, entry, reading } from '../entries/tables.server.ts';
import { FEWEST_READERS } from '../entries/travelled.ts';
import { lesson, thanks } from '../lessons/tables.server.ts';
import type { Insight } from './insight.ts';
import { reach } from './reach.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readReach(db: Database, who: Person, scope: Scope): Promise<Insight> {
	return reach(await reachedByKind(db.read, who, scope), scope);
}

export function reachedByKind(db: Reader, who: Person, scope: Scope) {
	const changed = said(sql`${thanks.kind} = 'changed'`);
	const any = said(sql`true`);
	return db
		.select({
			kind: entry.kind,
			lessons: sql<number>`count(*)`,
			changed: sql<number>`sum(${changed})`,
			helped: sql<number>`sum(${any} AND NOT ${changed})`,
			thankedOutside: sql<number>`sum(${said(isOutside(sql`${thanks.personId}`))})`,
			readOutside: sql<number>`sum(${readOutside})`,
		})
		.from(entry)
		.innerJoin(lesson, eq(lesson.entryId, entry.id))
		.where(
			and(
				inScope(who, scope),
				// All of them, by name: the index that has them apart then ends where the time does.
				inArray(entry.kind, Object.keys(KINDS) as Kind[]),
				gte(entry.publishedAt, scope.from),
				lt(entry.publishedAt, scope.until),
			),
		)
		.groupBy(entry.kind);
}

/** Of the lesson, or of its entry as a whole. */
const said = (what: SQL) => sql`(
	EXISTS (SELECT 1 FROM ${thanks} WHERE ${thanks.lessonId} = ${lesson.id} AND ${what})
	OR EXISTS (SELECT 1 FROM ${thanks} WHERE ${thanks.entryId} = ${entry.id} AND ${thanks.lessonId} IS NULL AND ${what}))`;

/** Neither in the team of the entry nor in one directly inside it; of what is nobody’s team’s, nobody is outside. */
const isOutside = (personId: SQL) => sql`(${entry.teamId} IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM ${membership} JOIN ${team} ON ${team.id} = ${membership.teamId}
	WHERE ${membership.personId} = ${personId} AND ${entry.teamId} IN (${team.id}, ${team.parentId})))`;

/** As many as make a number of readers tell of nobody; the third is looked for, and no further. Its authors are no readers. */
const readOutside = sql`(${entry.visibility} <> 'restricted' AND coalesce((
	SELECT 1 FROM ${reading} WHERE ${reading.entryId} = ${entry.id} AND ${isOutside(sql`${reading.personId}`)}
		AND NOT EXISTS (SELECT 1 FROM ${author} WHERE ${author.entryId} = ${entry.id} AND ${author.personId} = ${reading.personId})
	LIMIT 1 OFFSET ${FEWEST_READERS - 1}), 0))`;
