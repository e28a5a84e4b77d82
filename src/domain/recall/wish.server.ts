import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { recallWish } from './tables.server.ts';
import { USUAL_A_WEEK, type Wish } from './wish.ts';

export interface Week {
	aWeek: number;
	stopped: boolean;
	/** When cards were met in the last seven days, the first first. */
	lately: number[];
	/** When the next one may be met, as far as the week goes; null where that is now, or they stopped. */
	fullUntil: number | null;
}

const WEEK = 7 * DAY;

export async function weekOf(db: Reader, who: Person): Promise<Week> {
	const [row] = await db.select().from(recallWish).where(eq(recallWish.personId, who.id));
	const aWeek = row?.aWeek ?? USUAL_A_WEEK;
	const lately = (row?.lately ?? []).filter((at) => at > now() - WEEK).sort((a, b) => a - b);
	// With fewer a week than before, more than one of them has to be a week old.
	const last = lately.at(-aWeek);
	return {
		aWeek,
		stopped: (row?.stoppedAt ?? null) !== null,
		lately,
		fullUntil: last === undefined ? null : last + WEEK,
	};
}

/** One more was met. */
export async function countMet(tx: Transaction, who: Person, { aWeek, lately }: Week): Promise<void> {
	const all = [...lately, now()];
	await tx
		.insert(recallWish)
		.values({ personId: who.id, aWeek, lately: all })
		.onConflictDoUpdate({ target: recallWish.personId, set: { lately: all } });
}

export async function setAWeek(db: Database, who: Person, { aWeek }: Wish): Promise<void> {
	await write(db, who, { aWeek });
}

/** Nothing comes any more, and nothing is lost. */
export async function stop(db: Database, who: Person): Promise<void> {
	await write(db, who, { stoppedAt: now() });
}

export async function beginAgain(db: Database, who: Person): Promise<void> {
	await transact(db, (tx) =>
		tx.update(recallWish).set({ stoppedAt: null }).where(eq(recallWish.personId, who.id)),
	);
}

async function write(db: Database, who: Person, set: { aWeek: number } | { stoppedAt: number }) {
	await transact(db, (tx) =>
		tx
			.insert(recallWish)
			.values({ personId: who.id, aWeek: USUAL_A_WEEK, ...set })
			.onConflictDoUpdate({ target: recallWish.personId, set }),
	);
}
