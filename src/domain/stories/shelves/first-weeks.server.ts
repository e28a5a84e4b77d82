import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { CoursesTaken } from './books.server.ts';
import { NEW_FOR_WEEKS, WEEKS, WELCOME } from './shelf.ts';
import { readShelf, type Standing } from './shelves.server.ts';
import { isGuest } from '../../accounts/may.ts';

const WEEK = 7 * DAY;

export interface WeeksReading {
	/** Their own week: 1 is the first. */
	week: number;
	books: Standing[];
}

/**
 * What the Welcome shelf has for somebody who is new: that of the stretch they are in, and what they did not get to
 * before. Null once it is read, and for everybody who is not new.
 */
export async function thisWeeksReading(
	db: Database,
	who: Person,
	taken: CoursesTaken,
): Promise<WeeksReading | null> {
	if (isGuest(who)) return null;
	const [row] = await db.read.select({ since: person.createdAt }).from(person).where(eq(person.id, who.id));
	const week = Math.floor((now() - (row?.since ?? 0)) / WEEK) + 1;
	if (week > NEW_FOR_WEEKS || week < 1) return null;
	const stretch = WEEKS.findLast((from) => from <= week) ?? 1;
	const { books } = await readShelf(db, who, { slug: WELCOME, taken });
	const due = books.filter((book) => book.week !== null && book.week <= stretch);
	if (due.every(({ read }) => read)) return null;
	return { week, books: due.filter((book) => !book.read || book.week === stretch) };
}
