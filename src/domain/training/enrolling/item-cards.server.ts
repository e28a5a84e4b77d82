import { and, eq, inArray } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { begun } from '../../recall/scheduling.ts';
import { lessonsOf, type CourseContent } from '../course.ts';
import type { Item } from '../item.ts';
import { enrolment, itemCard } from '../tables.server.ts';

/** So many come back of a course: a handful, spread over all of it. */
const MOST = 10;
/** The first of them come one by one. */
const APART = 2 * DAY;

/** What can be asked again by itself. A reflection has no answer, and a scenario is a way to go, not a thing to know. */
export const comesBack = ({ kind }: Item) => kind !== 'reflection' && kind !== 'scenario';

/** The items of a course come back from now on, beside the lessons that somebody keeps. */
export async function keepItems(
	tx: Transaction,
	{ id: enrolmentId, entryId, personId }: typeof enrolment.$inferSelect,
	course: CourseContent,
): Promise<void> {
	await dropItems(tx, { entryId, personId });
	const items = spread(lessonsOf(course).flatMap(({ items: all }) => all.filter(comesBack)));
	if (items.length === 0) return;
	const { memory, dueAt } = begun(now());
	await tx
		.insert(itemCard)
		.values(
			items.map(({ key }, place) => ({ enrolmentId, itemKey: key, memory, dueAt: dueAt + place * APART })),
		)
		.onConflictDoNothing();
}

/** Those of an earlier time through it come back no more. */
async function dropItems(
	tx: Transaction,
	{ entryId, personId }: Pick<typeof enrolment.$inferSelect, 'entryId' | 'personId'>,
): Promise<void> {
	const earlier = tx
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(and(eq(enrolment.entryId, entryId), eq(enrolment.personId, personId)));
	await tx.delete(itemCard).where(inArray(itemCard.enrolmentId, earlier));
}

/** As many as come back, from everywhere in the course, in its order. */
function spread(items: readonly Item[]): Item[] {
	const step = Math.max(1, items.length / MOST);
	return Array.from({ length: Math.min(MOST, items.length) }, (_, k) => items[Math.floor(k * step)]).filter(
		(item) => item !== undefined,
	);
}
