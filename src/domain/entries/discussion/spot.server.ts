import { and, asc, count, eq, inArray, isNull, max } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { say, speakersIn, storeThread } from './commenting.server.ts';
import { discussion } from './discussion.server.ts';
import { ON_ALL } from './anchor.ts';
import { namesIn, typeMentions, type Named } from './mentions.server.ts';
import type { Place, Spot } from './note.ts';
import type { ShownComment } from './shown.ts';
import { comment, thread } from './tables.server.ts';

/** What is said at one spot of an entry, the oldest first. */
export async function saidAt(
	db: Database,
	who: Person,
	place: Place & { at: Spot },
): Promise<ShownComment[]> {
	const { threads } = await discussion(db, who, place, () => []);
	return threads.flatMap(({ comments }) => comments).sort((one, other) => one.id - other.id);
}

/**
 * All that is said at a spot is one thread. Whoever is mentioned is told; whoever asks tells the others.
 * @returns who spoke there before
 */
export async function sayAt(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ part, page }: Spot,
	text: string,
	at: number = now(),
): Promise<{ id: number; mentioned: number[]; before: number[] }> {
	const [found] = await tx
		.select({ id: thread.id })
		.from(thread)
		.where(and(eq(thread.entryId, entryId), eq(thread.part, part)))
		.orderBy(asc(thread.id))
		.limit(1);
	const threadId = found?.id ?? (await storeThread(tx, who, entryId, { ...ON_ALL, part }, at));
	const before = await speakersIn(tx, threadId);
	return { ...(await say(tx, who, { entryId, threadId, text, at, page })), before };
}

/** How much is said at each of these parts; those of which nothing is said are left out. */
export async function countsAt(
	db: Reader,
	entryId: number,
	parts: readonly string[],
): Promise<Map<string, number>> {
	const rows = await db
		.select({ part: thread.part, all: count() })
		.from(thread)
		.innerJoin(comment, and(eq(comment.threadId, thread.id), isNull(comment.removedAt)))
		.where(and(eq(thread.entryId, entryId), inArray(thread.part, [...parts])))
		.groupBy(thread.part);
	return new Map(rows.map(({ part, all }) => [part, all]));
}

/** What was said last at each of these parts, without its marks. */
export async function latestAt(
	db: Reader,
	entryId: number,
	parts: readonly string[],
): Promise<Map<string, { by: Named; words: string }>> {
	if (parts.length === 0) return new Map();
	const last = db
		.select({ id: max(comment.id) })
		.from(comment)
		.innerJoin(thread, eq(thread.id, comment.threadId))
		.where(and(eq(thread.entryId, entryId), inArray(thread.part, [...parts]), isNull(comment.removedAt)))
		.groupBy(thread.part);
	const rows = await db
		.select({ part: thread.part, by: { id: person.id, name: person.name }, text: comment.text })
		.from(comment)
		.innerJoin(thread, eq(thread.id, comment.threadId))
		.innerJoin(person, eq(person.id, comment.personId))
		.where(inArray(comment.id, last));
	const texts = rows.map(({ text }) => text);
	const names = await namesIn(db, texts);
	return new Map(
		rows.map(({ part, by, text }) => [part, { by, words: plainText(typeMentions(text, names)) }]),
	);
}
