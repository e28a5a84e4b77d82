import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { project } from '../tables.server.ts';
import { joined } from './season-projects.server.ts';
import type { StoredSeason } from './seasons.server.ts';
import { factsOf } from './summary.server.ts';
import { endedHow, type FinishedProject } from './summary.ts';
import { season } from './tables.server.ts';

/** How many of each the tabs of a season have, for whoever looks. */
export async function countsOf(db: Database, who: Person, seasonId: number) {
	const [row] = await db.read
		.select({
			ideas: sql<number>`count(*) FILTER (WHERE ${project.state} = 'idea')`,
			projects: sql<number>`count(*) FILTER (WHERE ${project.state} <> 'idea')`,
		})
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.where(and(eq(project.seasonId, seasonId), isNotNull(entry.publishedAt), visibleTo(who)));
	const [before] = await db.read
		.select({ past: sql<number>`count(*)` })
		.from(season)
		.where(and(eq(season.kind, 'week'), lt(season.endsOn, isoDay(now(), 'UTC'))));
	const people = await joined(db, who, seasonId);
	return { ideas: row?.ideas ?? 0, projects: row?.projects ?? 0, past: before?.past ?? 0, people };
}

export interface WeekBefore {
	slug: string;
	name: string;
	/** `nine projects: four shipped and five stopped with a lesson` */
	says: string;
	lesson: FinishedProject['lessons'][number] | null;
}

/** What the last hack week that is over before this one taught: one lesson, with what changed where something did. */
export async function weekBefore(db: Database, who: Person, one: StoredSeason): Promise<WeekBefore | null> {
	const today = isoDay(now(), one.zone);
	const [row] = await db.read
		.select()
		.from(season)
		.where(and(eq(season.kind, 'week'), lt(season.endsOn, one.startsOn < today ? one.startsOn : today)))
		.orderBy(desc(season.endsOn))
		.limit(1);
	if (!row) return null;
	const { projects } = await factsOf(db, who, row);
	if (projects.length === 0) return null;
	const lessons = projects.flatMap(({ lessons: taught }) => taught);
	const changed = lessons.find(({ changes }) => changes.some(({ done }) => done));
	const says = `${projects.length} ${projects.length === 1 ? 'project' : 'projects'}: ${endedHow(projects)}.`;
	return { slug: row.slug, name: row.name, says, lesson: changed ?? lessons[0] ?? null };
}
