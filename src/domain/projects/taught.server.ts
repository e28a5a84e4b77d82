import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';

/** A lesson of a project in one line, with what changes because of it. */
export interface Taught {
	id: number;
	text: string;
	changes: { text: string; done: boolean }[];
}

/** What each of these projects taught, in a statement for any number of them. */
export async function taughtBy(db: Reader, entryIds: readonly number[]): Promise<Map<number, Taught[]>> {
	const rows = await db
		.select({
			entryId: lesson.entryId,
			id: lesson.id,
			text: lesson.text,
			change: { text: change.text, state: change.state },
		})
		.from(lesson)
		.leftJoin(change, and(eq(change.lessonId, lesson.id), ne(change.state, 'dropped')))
		.where(inArray(lesson.entryId, [...entryIds]))
		.orderBy(asc(lesson.entryId), asc(lesson.position), asc(change.position));
	const found = new Map<number, Taught[]>();
	for (const [id, those] of Map.groupBy(rows, (row) => row.id)) {
		const [first] = those;
		if (!first) continue;
		const changes = those.flatMap(({ change: one }) =>
			one === null ? [] : [{ text: inOneLine(one.text), done: one.state === 'done' }],
		);
		const before = found.get(first.entryId) ?? [];
		found.set(first.entryId, [...before, { id, text: inOneLine(first.text), changes }]);
	}
	return found;
}

const inOneLine = (text: string) => plainText(text).replace(/\s+/g, ' ').trim();
