import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { course } from './tables.server.ts';

/** A plain list for programs, in the order of their numbers. */
export const Listing = z.object({
	/** What one writes oneself, drafts included. */
	mine: z
		.enum(['true', 'false'])
		.transform((said) => said === 'true')
		.default(false),
	/** `next` of the page before. */
	cursor: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export async function listCourses(db: Database, who: Person, asked: z.output<typeof Listing>) {
	const rows = await db.read
		.select({
			number: entry.number,
			title: entry.title,
			summary: entry.body,
			team: team.slug,
			minutes: course.minutes,
			updatedAt: entry.updatedAt,
			publishedAt: entry.publishedAt,
		})
		.from(course)
		.innerJoin(entry, eq(entry.id, course.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(
			and(
				visibleTo(who),
				asked.mine ? isAuthor(who) : isNotNull(entry.publishedAt),
				gt(entry.number, asked.cursor),
			),
		)
		.orderBy(asc(entry.number))
		.limit(asked.limit + 1);
	const items = rows.slice(0, asked.limit);
	const last = items.at(-1);
	return { items, next: last && rows.length > items.length ? String(last.number) : null };
}
