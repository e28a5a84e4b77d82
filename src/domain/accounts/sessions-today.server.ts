import { count, gte } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { session } from './tables.server.ts';

/** How many sessions were used today (UTC); a session knows no more than the day. */
export async function sessionsToday(db: Reader): Promise<number> {
	const today = now() - (now() % DAY);
	const [row] = await db.select({ n: count() }).from(session).where(gte(session.lastSeenOn, today));
	return row?.n ?? 0;
}
