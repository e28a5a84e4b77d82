import { and, between, eq, gte, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { FEWEST, shownAsOf, shownTogether, stepOf } from '#lib/groups.ts';
import { groupsOf } from '../accounts/groups.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { drill, drillRun } from '../training/drills/tables.server.ts';
import { atLeast } from '../training/enrolling/with-you.ts';
import { enrolment } from '../training/tables.server.ts';
import { groupNames } from './group-names.server.ts';
import { EVERYBODY } from './group-names.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import { trainingDone } from './training-done.ts';

const DAYS = 52 * 7;

export async function readTraining(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const asOf = shownAsOf(now());
	const people = await whoTrained(db.read, asOf);
	const finished = new Set(people.filter((one) => one.finished === 1).map(({ id }) => id));
	const all = shownTogether(await groupsOf(db.read, EVERYBODY, new Set(people.map(({ id }) => id))));
	const names = await groupNames(db, who, scope);
	const begun = people.filter((one) => one.begun === 1).length;
	const isWhole = scope.teamIds === null;
	const told = (on: number) => (isWhole ? atLeast({ on, not: people.length - on, step: FEWEST }) : null);
	const [drills] = await drillsPlayed(db.read, who, scope);
	return trainingDone(
		{
			groups: names.flatMap((name) => {
				const group = all.find((one) => one.name === name);
				if (!group) return [];
				const done = [...group.people].filter((id) => finished.has(id)).length;
				return [{ name, of: group.people.size, finished: stepOf(done, group.people.size) }];
			}),
			ofTeam: !isWhole,
			...{ asOf, begun: told(begun), finished: told(finished.size) },
			drills: drills ?? { runs: 0, incidents: 0 },
		},
		now(),
	);
}

/** Everybody who is here, and whether they began or finished a course that everybody may read. Who they are stays in here. */
export function whoTrained(db: Reader, asOf: string) {
	const since = plusDays(asOf, 1 - DAYS);
	return db
		.select({
			id: person.id,
			begun: sql<number>`coalesce(max(${between(enrolment.startedOn, since, asOf)} AND ${entry.id} IS NOT NULL), 0)`,
			finished: sql<number>`coalesce(max(${between(enrolment.completedOn, since, asOf)} AND ${entry.id} IS NOT NULL), 0)`,
		})
		.from(person)
		.leftJoin(enrolment, eq(enrolment.personId, person.id))
		.leftJoin(
			entry,
			and(
				eq(entry.id, enrolment.entryId),
				eq(entry.visibility, 'workspace'),
				isNotNull(entry.publishedAt),
				isNull(entry.removedAt),
			),
		)
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')))
		.groupBy(person.id);
}

/** A count of things: what people played together, and never who. */
export function drillsPlayed(db: Reader, who: Person, scope: Scope) {
	return db
		.select({ runs: sql<number>`count(*)`, incidents: sql<number>`count(DISTINCT ${entry.id})` })
		.from(drillRun)
		.innerJoin(drill, eq(drill.id, drillRun.drillId))
		.innerJoin(entry, eq(entry.id, drill.entryId))
		.where(
			and(
				inScope(who, scope),
				eq(drillRun.together, true),
				isNotNull(drillRun.endedAt),
				gte(drillRun.startedAt, scope.from),
				lt(drillRun.startedAt, scope.until),
			),
		);
}
