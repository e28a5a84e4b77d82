import { eq } from 'drizzle-orm';
import { DAY, isoDay, parseMoment } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { lastLooked } from './tables.server.ts';

/** From when on what came is news to somebody. */
export interface Since {
	/** UTC milliseconds: the beginning of a day of theirs. */
	at: number;
	/** The day on which they looked before; null where they never did. */
	day: string | null;
}

/** Whoever comes back after a long time is not told everything of it. */
const LONGEST = 28 * DAY;
/** For somebody who is here for the first time. */
const FIRST = 7 * DAY;

/** What is new to a person today: it stays new for the whole day. */
export async function newsFrom(db: Database, who: Person): Promise<Since> {
	const [row] = await db.read.select().from(lastLooked).where(eq(lastLooked.personId, who.id));
	const today = isoDay(now(), who.zone);
	return since(row?.day === today ? row.before : (row?.day ?? null), who.zone);
}

/** They look today: what comes from now on is news to them tomorrow. */
export async function noteLook(db: Database, who: Person): Promise<void> {
	const today = isoDay(now(), who.zone);
	const [row] = await db.read.select().from(lastLooked).where(eq(lastLooked.personId, who.id));
	if (row?.day === today) return;
	const before = row?.day ?? null;
	await transact(db, (tx) =>
		tx
			.insert(lastLooked)
			.values({ personId: who.id, day: today, before })
			.onConflictDoUpdate({ target: lastLooked.personId, set: { day: today, before } }),
	);
}

function since(day: string | null, zone: string): Since {
	const midnight = day === null ? null : parseMoment(`${day}T00:00`, zone);
	if (midnight === null) return { at: now() - FIRST, day: null };
	return { at: Math.max(midnight, now() - LONGEST), day };
}
