import type { Person } from '#domain/accounts/person.ts';
import { EXPORT } from '#domain/archive/exporting.server.ts';
import { ownersOnly } from '#domain/archive/moving-workspace.server.ts';
import { runOf, type Run } from '#domain/moving/runs.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

/** An archive that they had made, however far it is. */
export async function exported(db: Database, who: Person, key: string): Promise<Run> {
	ownersOnly(who);
	const run = await runOf(db.read, who, key);
	return run.work === EXPORT ? run : missing('This archive');
}
