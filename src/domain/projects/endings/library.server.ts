import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { csvLine } from '#lib/files/csv.ts';
import { linkHome } from '#lib/home.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { ENDING_NAMES, KIND } from '../project.ts';
import { season } from '../seasons/tables.server.ts';
import { project } from '../tables.server.ts';
import { taughtBy } from '../taught.server.ts';
import { byYear, type Finished, type LibraryQuery } from './library.ts';
import { projectEnding } from './tables.server.ts';

export interface Library {
	years: { year: number; projects: Finished[] }[];
	/** Every year in which something ended that they may read, the newest first. */
	allYears: number[];
}

/** What projects taught, across years: all that ended and that somebody may read, the last first. */
export async function libraryOf(db: Database, who: Person, { how, year }: LibraryQuery): Promise<Library> {
	const all = await endedProjects(db.read, who);
	const wanted = all.filter(
		(one) => (how === null || one.how === how) && (year === null || one.year === year),
	);
	const lessons = await taughtBy(
		db.read,
		wanted.map(({ id }) => id),
	);
	return {
		years: byYear(wanted.map(({ id, ...one }) => ({ ...one, lessons: lessons.get(id) ?? [] }))),
		allYears: [...new Set(all.map((one) => one.year))],
	};
}

async function endedProjects(db: Reader, who: Person) {
	const rows = await db
		.select({
			id: entry.id,
			number: entry.number,
			title: entry.title,
			how: projectEnding.how,
			endedAt: projectEnding.endedAt,
			know: projectEnding.know,
			byWhom: projectEnding.byWhom,
			season: season.name,
		})
		.from(projectEnding)
		.innerJoin(entry, eq(entry.id, projectEnding.entryId))
		.innerJoin(project, eq(project.entryId, entry.id))
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(and(isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(projectEnding.endedAt), desc(entry.id));
	return rows.map((row) => ({
		...row,
		// Guests know of no seasons.
		season: isGuest(who) ? null : row.season,
		year: Number(isoDay(row.endedAt, who.zone).slice(0, 4)),
	}));
}

export async function libraryAsMarkdown(db: Database, who: Person, query: LibraryQuery): Promise<string> {
	const { years } = await libraryOf(db, who, query);
	const parts = years.flatMap(({ year, projects }) => [
		`## ${year}`,
		...projects.map((one) =>
			[
				`### ${one.title} (${reference(KIND, one.number)})`,
				[ENDING_NAMES[one.how], one.season, one.byWhom].filter(Boolean).join(', ') + '.',
				one.know,
				one.lessons
					.flatMap(({ id, text, changes }) => [
						`- ${text} (L-${id})`,
						...changes.map(({ text: what, done }) => `  - ${done ? 'We do now' : 'Planned'}: ${what}`),
					])
					.join('\n'),
			]
				.filter(Boolean)
				.join('\n\n'),
		),
	]);
	return `${['# What projects taught', ...parts].join('\n\n')}\n`;
}

/** A line for each lesson; one for a project that taught none yet. */
export async function libraryAsCsv(db: Database, who: Person, query: LibraryQuery): Promise<string> {
	const { years } = await libraryOf(db, who, query);
	const head = ['Number', 'Title', 'Season', 'Ending', 'Ended', 'Lesson', 'Changes', 'Address'];
	const lines = years
		.flatMap(({ projects }) => projects)
		.flatMap((one) => {
			const lessons = one.lessons.length === 0 ? [{ text: '', changes: [] }] : one.lessons;
			return lessons.map(({ text, changes }) =>
				csvLine([
					...[reference(KIND, one.number), one.title, one.season ?? '', ENDING_NAMES[one.how]],
					...[isoDay(one.endedAt, who.zone), text, changes.map((what) => what.text).join('; ')],
					linkHome(hrefOf(KIND, one.number)),
				]),
			);
		});
	return csvLine(head) + lines.join('');
}

export async function libraryAsJson(db: Database, who: Person, query: LibraryQuery): Promise<string> {
	const { years } = await libraryOf(db, who, query);
	const projects = years
		.flatMap((one) => one.projects)
		.map(({ number, endedAt, ...one }) => ({
			reference: reference(KIND, number),
			...one,
			endedAt: new Date(endedAt).toISOString(),
		}));
	return `${JSON.stringify({ kintsugi: 1, projects }, null, '\t')}\n`;
}
