import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { folded, wordsIn } from '../search/indexed-text.ts';
import { similarTexts } from '../search/similar.server.ts';
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

/** Lessons that lead on to this one, and those of texts like its own that share words with it. */
export async function saidDifferently(db: Database, who: Person, id: number): Promise<Said[]> {
	const { lesson: it, entry: its } = await findLesson(db.read, who, id);
	const joined = await db.read.select({ id: lesson.id }).from(lesson).where(eq(lesson.supersededBy, id));
	const texts = await similarTexts(db.read, who, its);
	const like = await likeIt(
		db.read,
		who,
		it,
		texts.map(({ entryId }) => entryId),
	);
	const leading = new Set(joined.map((one) => one.id));
	const rows = await lessonRows(db, who, [...leading, ...like]);
	const mine = new Set(await entriesOf(db.read, who, rows));
	return rows.map((row) => ({ ...row, joined: leading.has(row.id), mayJoin: mine.has(row.id) }));
}

async function likeIt(
	db: Reader,
	who: Person,
	{ id, text }: { id: number; text: string },
	entryIds: readonly number[],
): Promise<number[]> {
	if (entryIds.length === 0) return [];
	const rows = await db
		.select({ id: lesson.id, text: lesson.text })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(
			and(
				inArray(lesson.entryId, [...entryIds]),
				ne(lesson.id, id),
				isNull(lesson.supersededBy),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		)
		.orderBy(desc(lesson.id));
	const words = new Set(wordsIn(text).map(stem));
	return rows
		.map((row) => ({ id: row.id, shared: wordsIn(row.text).filter((word) => words.has(stem(word))).length }))
		.filter(({ shared }) => shared >= ENOUGH)
		.sort((a, b) => b.shared - a.shared)
		.slice(0, MOST)
		.map((row) => row.id);
}

const ENOUGH = 3;
const stem = (word: string) => folded(word).slice(0, 5);

async function entriesOf(db: Reader, who: Person, rows: readonly ShownLesson[]): Promise<number[]> {
	const found = await Promise.all(
		rows.map(async (row) => [row.id, await findLesson(db, who, row.id)] as const),
	);
	return found.filter(([, one]) => mayTurn(who, one.entry)).map(([id]) => id);
}
