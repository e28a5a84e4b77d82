import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { drafted, isFirstDraft, readExpectations } from '../postmortems/expected.server.ts';
import { expectedDay } from '../postmortems/expected.ts';
import { notNeeded, postmortem } from '../postmortems/tables.server.ts';
import { inScope, ofScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import type { Totals } from './totals.ts';

export async function readTotals(db: Database, who: Person, scope: Scope): Promise<Totals> {
	const { severity } = scope.query;
	const told = and(
		inScope(who, scope),
		within(sql`${entry.publishedAt}`, scope),
		severity === null
			? undefined
			: sql`${entry.id} IN (SELECT ${postmortem.entryId} FROM ${postmortem} WHERE ${postmortem.severity} = ${severity})`,
	);
	const stories = and(eq(entry.kind, 'story'), inScope(who, scope), within(sql`${entry.publishedAt}`, scope));
	const [row] = await db.read.all<
		Record<'incidents' | 'lessons' | 'changes' | 'made' | 'stories', number>
	>(sql`
		SELECT
			(SELECT count(*) FROM ${entry} JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
				WHERE ${inScope(who, scope)} AND ${isIncident(scope, entry.publishedAt)}) AS incidents,
			(SELECT count(*) FROM ${entry} JOIN ${lesson} ON ${lesson.entryId} = ${entry.id} WHERE ${told}) AS lessons,
			(SELECT count(*) FROM ${entry} WHERE ${stories}) AS stories,
			count(*) AS changes, coalesce(sum(${change.state} = 'done'), 0) AS made
		FROM ${entry} JOIN ${change} ON ${change.entryId} = ${entry.id}
		WHERE ${told} AND ${change.state} <> 'dropped'`);
	const { incidents = 0, lessons = 0, changes = 0, made = 0 } = row ?? {};
	const waiting = await countExpected(db, who, scope);
	return {
		incidents: { written: incidents, of: incidents + waiting },
		...{ lessons, changes: { made, of: changes }, stories: row?.stories ?? 0 },
	};
}

const within = (at: SQL, { from, until }: Scope) => sql`${at} >= ${from} AND ${at} < ${until}`;

/** It happened in this time; where nobody knows when, what is given counts. */
function isIncident(scope: Scope, otherwise: SQL | typeof entry.publishedAt): SQL {
	const { severity } = scope.query;
	const conditions = and(
		eq(postmortem.kind, 'incident'),
		within(sql`coalesce(nullif(${postmortem.happenedAt}, ${UNDATED}), ${otherwise})`, scope),
		severity === null ? undefined : eq(postmortem.severity, severity),
	);
	return sql`${conditions}`;
}

/** Drafts that they may see and that the workspace expects. */
async function countExpected(db: Database, who: Person, scope: Scope): Promise<number> {
	const expectations = await readExpectations(db.read);
	const drafts = await db.read
		.select(drafted)
		.from(entry)
		.innerJoin(postmortem, eq(postmortem.entryId, entry.id))
		.where(
			and(
				...[isFirstDraft, ofScope(who, scope), isIncident(scope, sql`${entry.createdAt}`)],
				sql`NOT EXISTS (SELECT 1 FROM ${notNeeded} WHERE ${notNeeded.entryId} = ${entry.id})`,
			),
		);
	return drafts.filter((draft) => expectedDay(expectations, draft) !== null).length;
}
