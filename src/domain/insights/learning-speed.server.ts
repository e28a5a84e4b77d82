import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { importedFile, postmortem } from '../postmortems/tables.server.ts';
import type { Insight } from './insight.ts';
import { learningSpeed } from './learning-speed.ts';
import { inScope } from './scope.server.ts';
import type { Scope } from './scope.ts';

export async function readLearningSpeed(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const ended = sql<number>`coalesce(${postmortem.resolvedAt}, ${postmortem.happenedAt})`;
	const published = sql<number>`${entry.publishedAt}`;
	const { severity } = scope.query;
	const rows = await db.read
		.select({ number: entry.number, title: entry.title, ended, published })
		.from(postmortem)
		.innerJoin(entry, eq(entry.id, postmortem.entryId))
		.where(
			and(
				inScope(who, scope),
				gte(entry.publishedAt, scope.from),
				lt(entry.publishedAt, scope.until),
				eq(postmortem.kind, 'incident'),
				sql`${postmortem.happenedAt} <> ${UNDATED}`,
				sql`${ended} <= ${entry.publishedAt}`,
				severity === null ? undefined : eq(postmortem.severity, severity),
				sql`NOT EXISTS (SELECT 1 FROM ${importedFile} WHERE ${importedFile.entryId} = ${entry.id})`,
			),
		)
		.orderBy(asc(entry.publishedAt));
	return learningSpeed(rows, scope);
}
