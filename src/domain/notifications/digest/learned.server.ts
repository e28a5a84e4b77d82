import { and, asc, desc, eq, gte, inArray, isNotNull, lt, not, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, isUnsigned, visibleTo } from '../../entries/visibility.server.ts';
import { lessonRows, type ShownLesson } from '../../lessons/lesson-rows.server.ts';
import { lesson } from '../../lessons/tables.server.ts';

export interface Learned {
	/** Of their teams, the team with the most first. */
	teams: { name: string; lessons: ShownLesson[] }[];
	/** How many more there are than are shown. */
	more: number;
}

/** A letter is read in two minutes. */
const SHOWN = 7;

/**
 * What the person's teams learned in that time, as far as they may see it at this moment: not what they wrote themselves,
 * and not what somebody has found to be true no longer. Of whoever is in no team, everybody's.
 */
export async function learnedIn(
	db: Database,
	who: Person,
	{ from, until }: { from: number; until: number },
): Promise<Learned> {
	const theirs: SQL | undefined = who.teams.length > 0 ? inArray(entry.teamId, [...who.teams]) : undefined;
	const rows = await db.read
		.select({ id: lesson.id })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(
			and(
				isNotNull(entry.publishedAt),
				gte(entry.publishedAt, from),
				lt(entry.publishedAt, until),
				inArray(lesson.state, ['fresh', 'standing']),
				theirs,
				visibleTo(who),
				not(isAuthor(who)),
				// A week would say more of when it was told than its month.
				not(isUnsigned()),
			),
		)
		.orderBy(desc(entry.publishedAt), desc(entry.id), asc(lesson.position))
		.limit(SEVERAL);
	const shown = await lessonRows(
		db,
		who,
		rows.slice(0, SHOWN).map(({ id }) => id),
	);
	const teams = [...Map.groupBy(shown, ({ team }) => team?.name ?? 'Everybody')];
	return {
		teams: teams
			.map(([name, lessons]) => ({ name, lessons }))
			.sort((one, other) => other.lessons.length - one.lessons.length),
		more: rows.length - shown.length,
	};
}

/** So many are counted; beyond that it is “many more”. */
const SEVERAL = 200;
