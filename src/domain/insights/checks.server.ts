import { and, eq, sql } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { change, changeCheck } from '../lessons/tables.server.ts';
import { checksThatHeld } from './checks.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';
import { ofSeverity } from './severity.server.ts';

const LATE = 7 * DAY;

export async function readChecks(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const { outcome, dueOn, at } = changeCheck;
	const [from, until] = [isoDay(scope.from, scope.zone), isoDay(scope.until, scope.zone)];
	const today = isoDay(now(), who.zone);
	/** Somebody may look before the day, and then it is that one. */
	const day = sql`min(${dueOn}, coalesce(date(${at} / 1000, 'unixepoch'), ${dueOn}))`;
	const isLast = sql`NOT EXISTS (SELECT 1 FROM ${changeCheck} AS later WHERE later.change_id = ${changeCheck.changeId}
		AND later.id > ${changeCheck.id} AND (later.outcome IS NOT NULL OR later.due_on <= ${today}))`;
	const rows = await db.read
		.select({
			...{ kind: change.kind, type: change.type },
			held: sql<number>`sum(${outcome} IS 'held')`,
			partly: sql<number>`sum(${outcome} IS 'partly')`,
			didNot: sql<number>`sum(${outcome} IS 'did-not')`,
			unsure: sql<number>`sum(${outcome} IS 'cannot-tell')`,
			unlooked: sql<number>`sum(${outcome} IS NULL)`,
			late: sql<number>`sum(${outcome} IS NOT NULL AND ${at} >= unixepoch(${dueOn}) * 1000 + ${LATE})`,
		})
		.from(changeCheck)
		.innerJoin(change, eq(change.id, changeCheck.changeId))
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(
			and(
				inScope(who, scope),
				ofSeverity(scope),
				...[sql`${day} >= ${from}`, sql`${day} < ${until}`, sql`${day} <= ${today}`, isLast],
			),
		)
		.groupBy(change.kind, change.type);
	return checksThatHeld(rows, scope);
}
