import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { begun } from '../recall/scheduling.ts';
import { recallCard } from '../recall/tables.server.ts';
import { DEMO_PEOPLE } from './people.ts';

const EACH = 3;
const KEPT_DAYS_AGO = [24, 17, 1];

/** Everybody keeps a few lessons that all may read: two of them are back, and one is still fresh in mind. */
export async function addKept(
	tx: Transaction,
	personOf: (tx: Transaction, email: string) => Promise<Person>,
): Promise<void> {
	const lessons = await tx
		.select({ id: lesson.id })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(isNotNull(entry.publishedAt), eq(entry.visibility, 'workspace'), eq(entry.kind, 'postmortem')))
		.orderBy(asc(lesson.id));
	for (const [place, { email }] of DEMO_PEOPLE.entries()) {
		const { id: personId } = await personOf(tx, email);
		for (const [k, days] of KEPT_DAYS_AGO.entries()) {
			const lessonId = lessons[(place * EACH + k * 5) % lessons.length]?.id;
			if (lessonId === undefined) continue;
			const keptAt = now() - days * DAY;
			await tx
				.insert(recallCard)
				.values({ personId, lessonId, keptAt, ...begun(keptAt) })
				.onConflictDoNothing();
		}
	}
}
