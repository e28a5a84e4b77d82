import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { linkHome } from '#lib/home.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { shownChange } from '../lessons/lesson.ts';
import { change, changeCheck } from '../lessons/tables.server.ts';
import type { CalendarEvent } from './calendar.ts';

const MOST = 200;

/** Changes that somebody owns: on the day that they are due, and on the one that asks whether they held. */
export async function dueDays(db: Database, who: Person): Promise<CalendarEvent[]> {
	const mine = and(eq(change.ownerId, who.id), visibleTo(who));
	const open = await db.read
		.select({ change, entry })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(mine, eq(change.state, 'open'), isNotNull(change.due)))
		.orderBy(change.due)
		.limit(MOST);
	const checks = await db.read
		.select({ change, entry, dueOn: changeCheck.dueOn, checkId: changeCheck.id })
		.from(changeCheck)
		.innerJoin(change, eq(change.id, changeCheck.changeId))
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(mine, isNull(changeCheck.outcome)))
		.orderBy(changeCheck.dueOn)
		.limit(MOST);
	return [
		...open.flatMap((row) =>
			row.change.due === null ? [] : [event(`change-${row.change.id}`, 'Due', row, row.change.due)],
		),
		...checks.map((row) => event(`check-${row.checkId}`, 'Did it hold?', row, row.dueOn)),
	];
}

/** Others often see into a calendar, so what is kept to some people says nothing there but its number. */
function event(
	uid: string,
	says: string,
	{ change: row, entry: from }: { change: typeof change.$inferSelect; entry: typeof entry.$inferSelect },
	day: string,
): CalendarEvent {
	const isPrivate = from.visibility === 'restricted' || from.publishedAt === null;
	const shown = shownChange(row.id);
	return {
		uid,
		summary: `${says}: ${shown}${isPrivate ? '' : ` ${row.text.replace(/\s+/g, ' ').slice(0, 200)}`}`,
		href: isPrivate ? null : linkHome(`/changes/${row.id}`),
		changedAt: row.stateAt ?? from.updatedAt,
		when: { day },
	};
}
