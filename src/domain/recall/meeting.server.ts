import { and, asc, eq, lte, min, ne } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { readCard, type Card } from './card.server.ts';
import type { Met } from './how-it-went.ts';
import { isCard } from './keeping.server.ts';
import { met } from './scheduling.ts';
import { sayingItNow } from '../lessons/successor.server.ts';
import { recallCard } from './tables.server.ts';
import { countMet, weekOf, type Week } from './wish.server.ts';

/** What somebody meets now, or why there is nothing; never how many wait. */
export interface Meeting extends Pick<Week, 'aWeek' | 'stopped'> {
	card: Card | null;
	/** Since when the one that is here is due. */
	dueAt: number | null;
	/** They keep nothing that they may still see. */
	nothingKept: boolean;
	/** When the next one comes; null where one is here, or none is kept, or they stopped. */
	nextAt: number | null;
}

/** The one that is due the longest. The others wait, and are not counted out to anybody. */
export async function meeting(db: Database, who: Person): Promise<Meeting> {
	const week = await weekOf(db.read, who);
	const { aWeek, stopped, fullUntil } = week;
	const firstAt = await firstDue(db.read, who);
	const base = { aWeek, stopped, nothingKept: firstAt === null, card: null, dueAt: null, nextAt: null };
	if (firstAt === null || stopped) return base;
	const nextAt = Math.max(firstAt, fullUntil ?? 0);
	if (nextAt > now()) return { ...base, nextAt };
	const [row] = await db.read
		.select({ id: recallCard.lessonId, dueAt: recallCard.dueAt })
		.from(recallCard)
		.innerJoin(lesson, eq(lesson.id, recallCard.lessonId))
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(comesBack(who), lte(recallCard.dueAt, now())))
		.orderBy(asc(recallCard.dueAt), asc(recallCard.id))
		.limit(1);
	if (!row) return base;
	return { ...base, card: await readCard(db.read, who, row.id), dueAt: row.dueAt };
}

async function firstDue(db: Reader, who: Person): Promise<number | null> {
	const [row] = await db
		.select({ at: min(recallCard.dueAt) })
		.from(recallCard)
		.innerJoin(lesson, eq(lesson.id, recallCard.lessonId))
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(comesBack(who));
	return row?.at ?? null;
}

/** Their own, of what they may see at this moment; what is no longer true is left alone. */
const comesBack = (who: Person) =>
	and(eq(recallCard.personId, who.id), ne(lesson.state, 'no-longer-true'), visibleTo(who));

/**
 * They met it, and say how it came back. Where another lesson says it better by now, that one is kept from here on.
 * @returns when it comes back
 */
export async function meet(db: Database, who: Person, { lesson: id, how }: Met): Promise<number> {
	return transact(db, async (tx) => {
		const [card] = await tx
			.select({ id: recallCard.id, dueAt: recallCard.dueAt, memory: recallCard.memory })
			.from(recallCard)
			.innerJoin(lesson, eq(lesson.id, recallCard.lessonId))
			.innerJoin(entry, eq(entry.id, lesson.entryId))
			.where(and(comesBack(who), eq(recallCard.lessonId, id)));
		if (!card) missing('This lesson');
		const week = await weekOf(tx, who);
		if (week.stopped) conflict('You stopped meeting lessons again. Begin again first.');
		if (week.fullUntil !== null) conflict('That was a week’s worth already. It waits for you.');
		if (card.dueAt > now()) conflict('You have met it already; it comes back later.');
		const next = met(card.memory, how, now());
		await tx.update(recallCard).set(next).where(eq(recallCard.id, card.id));
		await countMet(tx, who, week);
		await followOn(tx, who, id);
		return next.dueAt;
	});
}

async function followOn(tx: Transaction, who: Person, id: number): Promise<void> {
	const { id: since } = await sayingItNow(tx, who, id);
	if (since === id) return;
	const [both] = await tx.select({ id: recallCard.id }).from(recallCard).where(isCard(who, since));
	if (both) await tx.delete(recallCard).where(isCard(who, id));
	else await tx.update(recallCard).set({ lessonId: since }).where(isCard(who, id));
}
