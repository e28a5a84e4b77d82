import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';

/** How the database would find it, one line for each step. */
export async function planOf(db: Database, query: { getSQL(): SQL }): Promise<string> {
	const rows = await db.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query.getSQL()}`);
	return rows.map(({ detail }) => detail).join('\n');
}
