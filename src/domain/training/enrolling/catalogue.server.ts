import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { team } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { topicsOf } from '../../entries/topics.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { course, enrolment } from '../tables.server.ts';

export type Listed = Awaited<ReturnType<typeof coursesFor>>[number];

/** Every course that somebody may take, the newest first, with where they are in it. */
export async function coursesFor(db: Database, who: Person) {
	const mine = (state: 'open' | 'completed') =>
		sql<number>`EXISTS (SELECT 1 FROM ${enrolment} WHERE ${enrolment.entryId} = ${entry.id}
			AND ${enrolment.personId} = ${who.id} AND ${enrolment.state} = ${state})`;
	const rows = await db.read
		.select({
			id: entry.id,
			number: entry.number,
			title: entry.title,
			summary: entry.body,
			team: team.name,
			minutes: course.minutes,
			isOpen: mine('open'),
			isCompleted: mine('completed'),
		})
		.from(course)
		.innerJoin(entry, eq(entry.id, course.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(visibleTo(who), isNotNull(entry.publishedAt)))
		.orderBy(desc(entry.publishedAt), desc(entry.id));
	const topics = await topicsOf(
		db.read,
		rows.map(({ id }) => id),
	);
	return rows.map(({ id, isOpen, isCompleted, ...one }) => ({
		...one,
		topics: topics.get(id) ?? [],
		state: isOpen ? ('open' as const) : isCompleted ? ('completed' as const) : null,
	}));
}

/** What somebody writes and has not published. */
export function draftsOf(db: Database, who: Person) {
	return db.read
		.select({ number: entry.number, title: entry.title })
		.from(entry)
		.where(
			and(
				eq(entry.kind, 'course'),
				isNull(entry.publishedAt),
				isNull(entry.removedAt),
				sql`${isAuthor(who)}`,
			),
		)
		.orderBy(desc(entry.updatedAt));
}
