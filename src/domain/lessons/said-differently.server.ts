import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { likeLessons } from '../search/like-lessons.server.ts';
import { findLesson } from './finding.server.ts';
import { lessonRows, type ShownLesson } from './lesson-rows.server.ts';
import { lesson } from './tables.server.ts';
import { mayTurn } from './turning.server.ts';

/** A lesson that says the same in other words. */
export interface Said extends ShownLesson {
	/** It leads on to this one already. */
	joined: boolean;
	/** The reader may join the two. */
	mayJoin: boolean;
}

const MOST = 4;

/** Lessons that lead on to this one, and those that are like it. */
export async function saidDifferently(db: Database, who: Person, id: number): Promise<Said[]> {
	const { lesson: it, entry: its } = await findLesson(db.read, who, id);
	const joined = await db.read.select({ id: lesson.id }).from(lesson).where(eq(lesson.supersededBy, id));
	const like = await likeLessons(db.read, who, { text: it.text, not: its.id, limit: MOST });
	const leading = new Set(joined.map((one) => one.id));
	const others = like.map((one) => one.lesson).filter((other) => other !== id && !leading.has(other));
	const rows = await lessonRows(db, who, [...leading, ...new Set(others)]);
	return Promise.all(
		rows.map(async (row) => ({
			...row,
			joined: leading.has(row.id),
			mayJoin: mayTurn(who, (await findLesson(db.read, who, row.id)).entry),
		})),
	);
}
