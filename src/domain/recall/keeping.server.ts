import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import type { LessonState } from '../lessons/standing.ts';
import { lesson } from '../lessons/tables.server.ts';
import { begun } from './scheduling.ts';
import { recallCard } from './tables.server.ts';

/** Which lesson somebody keeps, or lets go. */
export const Kept = z.object({ lesson: z.coerce.number().int().positive() });
export type Kept = z.output<typeof Kept>;

/** It comes back to them from now on; keeping it again changes nothing. Nobody else is told. */
export async function keep(db: Database, who: Person, { lesson: id }: Kept): Promise<void> {
	await transact(db, async (tx) => {
		const [seen] = await tx
			.select({ id: lesson.id })
			.from(lesson)
			.innerJoin(entry, eq(entry.id, lesson.entryId))
			.where(and(eq(lesson.id, id), visibleTo(who)));
		if (!seen) missing('This lesson');
		const [kept] = await tx.select({ id: recallCard.id }).from(recallCard).where(isCard(who, id));
		if (kept) return;
		const at = now();
		await tx.insert(recallCard).values({ personId: who.id, lessonId: id, keptAt: at, ...begun(at) });
	});
}

/** What was never kept is let go already, and so is what they may no longer see. */
export async function letGo(db: Database, who: Person, { lesson: id }: Kept): Promise<void> {
	await transact(db, (tx) => tx.delete(recallCard).where(isCard(who, id)));
}

/** Which of these lessons they keep. */
export async function keptAmong(
	db: Reader,
	who: Person,
	lessonIds: readonly number[],
): Promise<ReadonlySet<number>> {
	if (lessonIds.length === 0) return new Set();
	const rows = await db
		.select({ id: recallCard.lessonId })
		.from(recallCard)
		.where(and(eq(recallCard.personId, who.id), inArray(recallCard.lessonId, [...lessonIds])));
	return new Set(rows.map(({ id }) => id));
}

/** One that somebody keeps. */
export interface KeptLesson {
	lesson: number;
	text: string;
	state: LessonState;
	/** `PM‑25` */
	named: string;
	href: string;
	keptAt: number;
	/** When it comes back; null for what is no longer true, which does not. */
	dueAt: number | null;
}

const MOST = 500;

/** What they keep and may still see, what was kept last first. */
export async function keptBy(db: Reader, who: Person): Promise<KeptLesson[]> {
	const rows = await db
		.select({
			card: recallCard,
			text: lesson.text,
			state: lesson.state,
			kind: entry.kind,
			number: entry.number,
		})
		.from(recallCard)
		.innerJoin(lesson, eq(lesson.id, recallCard.lessonId))
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(eq(recallCard.personId, who.id), visibleTo(who)))
		.orderBy(desc(recallCard.id))
		.limit(MOST);
	return rows.map(({ card, text, state, kind, number }) => ({
		lesson: card.lessonId,
		text: plainText(text),
		state,
		named: shownReference(kind, number),
		href: hrefOf(kind, number),
		keptAt: card.keptAt,
		dueAt: state === 'no-longer-true' ? null : card.dueAt,
	}));
}

export const isCard = (who: Person, lessonId: number) =>
	and(eq(recallCard.personId, who.id), eq(recallCard.lessonId, lessonId));
