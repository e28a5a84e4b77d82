import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { recallWish } from '../../recall/tables.server.ts';
import { USUAL_A_WEEK } from '../../recall/wish.ts';
import { enrolment, itemCard } from '../tables.server.ts';
import type { Rule } from './covered.server.ts';
import { prolong } from './certificates.server.ts';

type Row = typeof enrolment.$inferSelect;

/**
 * How long something may wait after it is due and still count as kept up: the days of grace, and as many weeks as all of
 * them need at the handful that somebody chose to meet in one.
 */
export function patience(graceDays: number, cards: number, aWeek: number): number {
	return (graceDays + 7 * Math.ceil(cards / Math.max(1, aWeek))) * DAY;
}

/** Whether somebody met what came back of a course when it was due, from when they completed it until now. */
export async function hasKeptUp(
	db: Reader,
	completed: Row,
	{ graceDays }: Pick<Rule, 'graceDays'>,
): Promise<boolean> {
	const cards = await db.select().from(itemCard).where(eq(itemCard.enrolmentId, completed.id));
	if (cards.length === 0) return false;
	const waits = patience(graceDays, cards.length, await aWeekOf(db, completed.personId));
	const since = completed.keptUntil ?? completed.completedOn ?? completed.openedOn;
	return cards.every(({ dueAt, lateOn }) => (lateOn === null || lateOn < since) && now() <= dueAt + waits);
}

export async function aWeekOf(db: Reader, personId: number): Promise<number> {
	const [row] = await db.select().from(recallWish).where(eq(recallWish.personId, personId));
	return row?.aWeek ?? USUAL_A_WEEK;
}

/** Having kept up is the renewal: no other way through it is opened, and its certificate goes on. */
export async function keptUpUntil(tx: Transaction, { id }: Pick<Row, 'id'>, day: string): Promise<void> {
	await tx.update(enrolment).set({ keptUntil: day }).where(eq(enrolment.id, id));
	await prolong(tx, id, day);
}
