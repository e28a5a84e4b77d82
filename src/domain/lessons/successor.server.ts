import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';

const FARTHEST = 20;

/**
 * The lesson that says it now: the last one on the way from lesson to better lesson that the person may see and
 * that is still true. A way that turns in a circle ends.
 */
export async function sayingItNow(db: Reader, who: Person, lessonId: number): Promise<{ id: number }> {
	const [last] = await db.all<{ id: number }>(sql`
		WITH RECURSIVE way (id, next, step) AS (
			SELECT id, superseded_by, 0 FROM lesson WHERE id = ${lessonId}
			UNION ALL
			SELECT lesson.id, lesson.superseded_by, step + 1 FROM lesson JOIN way ON lesson.id = way.next
			WHERE step < ${FARTHEST} AND lesson.id <> ${lessonId})
		SELECT way.id AS id FROM way JOIN lesson ON lesson.id = way.id JOIN ${entry} ON ${entry.id} = lesson.entry_id
		WHERE lesson.state <> 'no-longer-true' AND ${visibleTo(who)}
		ORDER BY step DESC LIMIT 1`);
	return last ?? { id: lessonId };
}
