import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { postmortem } from '../postmortems/tables.server.ts';
import { incidentDurations } from './durations.ts';
import type { Insight } from './insight.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readDurations(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const { severity } = scope.query;
	const rows = await db.read
		.select({
			...{ number: entry.number, title: entry.title },
			...{ severity: postmortem.severity, happened: postmortem.happenedAt },
			...{ started: postmortem.startedAt, noticed: postmortem.noticedAt },
			...{ mitigated: postmortem.mitigatedAt, resolved: postmortem.resolvedAt },
		})
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(
			and(
				inScope(who, scope),
				gte(postmortem.happenedAt, scope.from),
				lt(postmortem.happenedAt, scope.until),
				eq(postmortem.kind, 'incident'),
				severity === null ? undefined : eq(postmortem.severity, severity),
			),
		)
		.orderBy(asc(postmortem.happenedAt));
	return incidentDurations(rows, scope);
}
