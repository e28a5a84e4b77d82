import { and, gte, lt, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { change } from '../lessons/tables.server.ts';
import { answer, factor, factorTopic, postmortem } from '../postmortems/tables.server.ts';
import { recurringFactors } from './factors.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import { ofSeverity } from './severity.server.ts';

interface Row {
	name: string;
	folded: string;
	/** JSON: when each incident happened that it contributed to. */
	times: string;
	/** JSON: the days within the scope on which a change was made for it. */
	mends: string;
	/** How many post-mortems there are with a factor that has a name. */
	all: number;
}

export async function readFactors(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const within = and(inScope(who, scope), ofSeverity(scope));
	const seenIn = and(
		...[within, sql`${postmortem.kind} <> 'success'`],
		...[gte(postmortem.happenedAt, scope.from), lt(postmortem.happenedAt, scope.until)],
	);
	const day = sql`coalesce(${change.doneOn}, date(${change.stateAt} / 1000, 'unixepoch'))`;
	const rows = await db.read.all<Row>(sql`
		WITH seen AS MATERIALIZED (
			SELECT DISTINCT ${factorTopic.topicId} AS topic_id, ${entry.id} AS entry_id, ${postmortem.happenedAt} AS at
			FROM ${postmortem} JOIN ${entry} ON ${entry.id} = ${postmortem.entryId}
				JOIN ${factor} ON ${factor.entryId} = ${entry.id}
				JOIN ${factorTopic} ON ${factorTopic.factorId} = ${factor.id}
			WHERE ${seenIn}
		)
		SELECT ${topic.name} AS name, ${topic.folded} AS folded, json_group_array(seen.at) AS times,
			(SELECT count(DISTINCT entry_id) FROM seen) AS "all",
			CASE WHEN count(*) < 2 THEN '[]' ELSE (
				SELECT json_group_array(DISTINCT ${day})
				FROM ${factorTopic} JOIN ${factor} ON ${factor.id} = ${factorTopic.factorId}
					JOIN ${answer} ON ${answer.factorId} = ${factor.id}
					JOIN ${change} ON ${change.id} = ${answer.changeId}
					JOIN ${entry} ON ${entry.id} = ${change.entryId}
				WHERE ${factorTopic.topicId} = ${topic.id} AND ${change.state} = 'done'
					AND ${day} >= ${isoDay(scope.from, scope.zone)} AND ${day} < ${isoDay(scope.until, scope.zone)} AND ${within}
			) END AS mends
		FROM seen JOIN ${topic} ON ${topic.id} = seen.topic_id
		GROUP BY ${topic.id}`);
	const seen = rows.map(({ name, folded, times, mends }) => ({
		...{ name, folded },
		times: JSON.parse(times) as number[],
		mends: JSON.parse(mends) as string[],
	}));
	return recurringFactors(seen, { postmortems: rows[0]?.all ?? 0, at: now() }, scope);
}
