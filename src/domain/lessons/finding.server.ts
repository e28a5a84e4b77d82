import { and, eq } from 'drizzle-orm';
import { missing } from '#lib/errors.ts';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Found } from '../entries/entries.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, isFacilitator, visibleTo } from '../entries/visibility.server.ts';
import { lesson } from './tables.server.ts';

export interface FoundLesson {
	lesson: typeof lesson.$inferSelect;
	entry: Found;
}

/** A lesson that somebody may see, with its entry; anything else is missing. */
export async function findLesson(db: Reader, who: Person, id: number): Promise<FoundLesson> {
	const [found] = await db
		.select({ lesson, entry, isAuthor: isAuthor(who), isFacilitator: isFacilitator(who) })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(and(eq(lesson.id, id), visibleTo(who)));
	if (!found) missing('This lesson');
	const relation = { isAuthor: Boolean(found.isAuthor), isFacilitator: Boolean(found.isFacilitator) };
	return { lesson: found.lesson, entry: { ...found.entry, ...relation } };
}
