import { inArray } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { postmortem } from './tables.server.ts';

/** The cracks that draw each one's vessel, by entry. The caller has made sure that the person may see them. */
export async function facesOf(db: Database, entryIds: readonly number[]): Promise<Map<number, string>> {
	const rows = await db.read
		.select({ entryId: postmortem.entryId, cracks: postmortem.cracks })
		.from(postmortem)
		.where(inArray(postmortem.entryId, [...entryIds]));
	return new Map(rows.map(({ entryId, cracks }) => [entryId, cracks]));
}
