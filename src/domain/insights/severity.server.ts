import { sql, type SQL } from 'drizzle-orm';
import { entry } from '../entries/tables.server.ts';
import { postmortem } from '../postmortems/tables.server.ts';
import type { Scope } from './scope.ts';

/** Of entries of any kind, those that the chosen severity leaves: post-mortems of it alone. */
export function ofSeverity({ query: { severity } }: Scope): SQL | undefined {
	if (severity === null) return undefined;
	return sql`EXISTS (SELECT 1 FROM ${postmortem} WHERE ${postmortem.entryId} = ${entry.id} AND ${postmortem.severity} = ${severity})`;
}
