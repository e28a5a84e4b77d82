import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest, mayAdminister, mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { project } from '../tables.server.ts';
import { countDown, phaseOn, standingOn, type CountDown, type Standing } from './phases.ts';
import type { Phase } from './season.ts';
import { season, seasonHost } from './tables.server.ts';

export type StoredSeason = typeof season.$inferSelect;

/** A season as it is today, in its own zone. */
export interface SeasonToday extends StoredSeason {
	today: string;
	standing: Standing;
	phase: Phase | null;
	countDown: CountDown | null;
}

export interface Season extends SeasonToday {
	hosts: { id: number; name: string }[];
	/** Phases, days, announcements, the show. */
	mayHost: boolean;
}

export interface ListedSeason extends SeasonToday {
	/** Those that the one who looks may see. */
	projects: number;
}

/** Owners, administrators and curators begin one; whoever begins it is its first host. */
export const mayMakeSeasons = (who: Person): boolean => mayCurate(who);

/** Everybody of the workspace sees it. */
export async function seasonOf(db: Reader, who: Person, slug: string): Promise<StoredSeason> {
	if (isGuest(who)) missing('This season');
	const [row] = await db.select().from(season).where(eq(season.slug, slug));
	return row ?? missing('This season');
}

/** For those who look after it. */
export async function seasonToHost(db: Reader, who: Person, slug: string): Promise<StoredSeason> {
	const row = await seasonOf(db, who, slug);
	if (!(await mayHost(db, who, row.id))) forbidden('Its hosts look after it, and so do administrators.');
	return row;
}

export async function mayHost(db: Reader, who: Person, seasonId: number): Promise<boolean> {
	if (isGuest(who)) return false;
	return mayAdminister(who) || (await isHost(db, who.id, seasonId));
}

async function isHost(db: Reader, personId: number, seasonId: number): Promise<boolean> {
	const [row] = await db
		.select({ id: seasonHost.personId })
		.from(seasonHost)
		.where(and(eq(seasonHost.seasonId, seasonId), eq(seasonHost.personId, personId)));
	return row !== undefined;
}

export async function readSeason(db: Database, who: Person, slug: string): Promise<Season> {
	const row = await seasonOf(db.read, who, slug);
	return {
		...asToday(row),
		hosts: await hostsOf(db.read, row.id),
		mayHost: await mayHost(db.read, who, row.id),
	};
}

/** Those who are still here. */
export async function hostsOf(db: Reader, seasonId: number): Promise<{ id: number; name: string }[]> {
	return db
		.select({ id: person.id, name: person.name })
		.from(seasonHost)
		.innerJoin(person, eq(person.id, seasonHost.personId))
		.where(and(eq(seasonHost.seasonId, seasonId), isNull(person.deactivatedAt)))
		.orderBy(asc(person.name));
}

export function asToday(row: StoredSeason): SeasonToday {
	const today = isoDay(now(), row.zone);
	return {
		...row,
		today,
		standing: standingOn(row, today),
		phase: phaseOn(row, today),
		countDown: countDown(row, today),
	};
}

/** Every season, those that begin last first. What is put away is left out unless it is asked for. */
export async function listSeasons(
	db: Database,
	who: Person,
	{ archived = false } = {},
): Promise<ListedSeason[]> {
	if (isGuest(who)) return [];
	const rows = await db.read
		.select()
		.from(season)
		.where(archived ? undefined : isNull(season.archivedAt))
		.orderBy(desc(season.startsOn), desc(season.id));
	const projects = await projectsIn(
		db.read,
		who,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => ({ ...asToday(row), projects: projects.get(row.id) ?? 0 }));
}

/** Where an idea can be pitched into: what is neither over nor put away, the next to end first. */
export async function openSeasons(db: Database, who: Person): Promise<ListedSeason[]> {
	const all = await listSeasons(db, who);
	const end = ({ endsOn }: ListedSeason) => endsOn ?? '9999';
	return all
		.filter(({ standing }) => standing !== 'over')
		.sort((a, b) => end(a).localeCompare(end(b)) || a.id - b.id);
}

/** The hack week that runs, or the one that comes next; a lane where there is neither. */
export async function seasonNow(db: Database, who: Person): Promise<ListedSeason | null> {
	const open = await openSeasons(db, who);
	const weeks = open
		.filter(({ kind }) => kind === 'week')
		.sort((a, b) => a.startsOn.localeCompare(b.startsOn));
	return weeks[0] ?? open[0] ?? null;
}

async function projectsIn(
	db: Reader,
	who: Person,
	seasonIds: readonly number[],
): Promise<Map<number | null, number>> {
	const rows = await db
		.select({ seasonId: project.seasonId, projects: count() })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.where(
			and(
				inArray(project.seasonId, [...seasonIds]),
				sql`${project.state} <> 'idea'`,
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		)
		.groupBy(project.seasonId);
	return new Map(rows.map((row) => [row.seasonId, row.projects]));
}
