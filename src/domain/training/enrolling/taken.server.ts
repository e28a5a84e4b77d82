import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { course, enrolment } from '../tables.server.ts';

export interface Taken {
	minutes: number;
	/** By the one who looks, at any time. */
	completed: boolean;
}

/** Of these courses, what a list of them says to somebody: how long each takes, and whether they completed it. */
export async function takenOf(
	db: Database,
	who: Person,
	entryIds: readonly number[],
): Promise<Map<number, Taken>> {
	const rows = await db.read
		.select({
			id: course.entryId,
			minutes: course.minutes,
			completed: sql<number>`EXISTS (SELECT 1 FROM ${enrolment} WHERE ${enrolment.entryId} = ${course.entryId}
				AND ${enrolment.personId} = ${who.id} AND ${enrolment.state} = 'completed')`,
		})
		.from(course)
		.where(inArray(course.entryId, [...entryIds]));
	return new Map(rows.map(({ id, minutes, completed }) => [id, { minutes, completed: Boolean(completed) }]));
}
