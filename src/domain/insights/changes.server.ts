import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { change } from '../lessons/tables.server.ts';
import { importedFile } from '../postmortems/tables.server.ts';
import { changesMade } from './changes.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import { ofSeverity } from './severity.server.ts';

const PEOPLE = sql<number>`(SELECT count(*) FROM ${membership} JOIN ${person} ON ${person.id} = ${membership.personId}
	WHERE ${membership.teamId} = ${entry.teamId} AND ${person.deactivatedAt} IS NULL)`;

const IS_BROUGHT = sql`EXISTS (SELECT 1 FROM ${importedFile} WHERE ${importedFile.entryId} = ${entry.id})`;

export async function readChanges(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const isCared = sql`(${change.ownerId} IS NOT NULL OR ${change.ownerName} <> '')`;
	const isPast = sql`coalesce(${change.due} < ${isoDay(now(), who.zone)}, 0)`;
	const isTried = sql`(${isCared} AND NOT ${isPast})`;
	const rows = await db.read
		.select({
			...{ id: entry.teamId, name: team.name, slug: team.slug, people: PEOPLE },
			made: sql<number>`sum(${change.state} = 'done')`,
			tried: sql<number>`sum(${change.state} = 'open' AND ${isTried})`,
			waiting: sql<number>`sum(${change.state} = 'open' AND NOT ${isTried})`,
			brought: sql<number>`sum(${change.state} = 'open' AND NOT ${isTried} AND ${change.stateAt} IS NULL AND ${IS_BROUGHT})`,
			dropped: sql<number>`sum(${change.state} = 'dropped')`,
			reasons: sql<number>`sum(${change.state} = 'dropped' AND ${change.reason} <> '')`,
		})
		.from(entry)
		.innerJoin(change, eq(change.entryId, entry.id))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(
			and(
				inScope(who, scope),
				gte(entry.publishedAt, scope.from),
				lt(entry.publishedAt, scope.until),
				ofSeverity(scope),
			),
		)
		.groupBy(entry.teamId);
	const isOwn = (id: number | null) => id !== null && who.teams.includes(id);
	return changesMade(
		rows.map(({ id, name, slug, ...came }) => ({
			...came,
			team: name === null || slug === null ? null : { name, slug },
			isOwn: isOwn(id),
		})),
		scope,
	);
}
