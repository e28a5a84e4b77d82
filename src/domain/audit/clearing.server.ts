import { asc, inArray, lt } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { auditEvent } from './tables.server.ts';

/** A trigger keeps them at least as long. */
const KEPT = 400 * DAY;
/** Others want to write too. */
const AT_ONCE = 5000;

/** What is older than 400 days is forgotten, a little at a time. */
export async function clearOldAudit(db: Database): Promise<void> {
	const before = now() - KEPT;
	const old = await db.read
		.select({ id: auditEvent.id })
		.from(auditEvent)
		.where(lt(auditEvent.at, before))
		.orderBy(asc(auditEvent.at))
		.limit(AT_ONCE);
	if (old.length === 0) return;
	const ids = old.map(({ id }) => id);
	await transact(db, (tx) => tx.delete(auditEvent).where(inArray(auditEvent.id, ids)));
}
