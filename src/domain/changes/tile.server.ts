import { and, asc, eq, or } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { excerpt } from '../postmortems/excerpt.ts';
import { postmortem } from '../postmortems/tables.server.ts';

/** What broke and what is done now, for the mended tile; null where one of the two is missing. */
export interface Tile {
	broke: string;
	now: { id: number; text: string; made: boolean; day: string | null };
}

export async function tileOf(db: Reader, lessonId: number): Promise<Tile | null> {
	const [found] = await db
		.select({ summary: postmortem.summary, impact: postmortem.impact })
		.from(lesson)
		.innerJoin(postmortem, eq(postmortem.entryId, lesson.entryId))
		.where(eq(lesson.id, lessonId));
	const broke = excerpt(plainText(found?.summary ?? '') || plainText(found?.impact ?? ''), 230);
	const rows = await db
		.select()
		.from(change)
		.where(and(eq(change.lessonId, lessonId), or(eq(change.state, 'done'), eq(change.state, 'open'))))
		.orderBy(asc(change.position));
	const row = rows.find(({ state }) => state === 'done') ?? rows[0];
	if (broke === '' || !row) return null;
	const made = row.state === 'done';
	return {
		broke,
		now: { id: row.id, text: plainText(row.text), made, day: made ? row.doneOn : row.due },
	};
}
