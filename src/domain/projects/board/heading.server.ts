import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { learnedFrom } from '../../lessons/lessons.server.ts';
import { membersOf } from '../people.server.ts';
import { needsLeft } from '../project.ts';
import { season } from '../seasons/tables.server.ts';
import { project, projectNeed } from '../tables.server.ts';

/** What stands over a board and under it. */
export interface Heading {
	question: string;
	season: { slug: string; name: string } | null;
	/** What it still looks for, by name. */
	wanted: string[];
	/** What its lessons will affect. */
	changes: string[];
}

export async function headingOf(db: Reader, entryId: number): Promise<Heading> {
	const [row] = await db
		.select({ question: project.question, slug: season.slug, name: season.name })
		.from(project)
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(eq(project.entryId, entryId));
	const needs = await db
		.select()
		.from(projectNeed)
		.where(eq(projectNeed.entryId, entryId))
		.orderBy(asc(projectNeed.position));
	const taken = (await membersOf(db, entryId)).map(({ need }) => need);
	const { changes } = await learnedFrom(db, entryId);
	const { slug = null, name = null } = row ?? {};
	return {
		question: row?.question ?? '',
		season: slug === null || name === null ? null : { slug, name },
		wanted: needsLeft(needs, taken)
			.filter(({ left }) => left > 0)
			.map(({ name: need }) => need),
		changes: changes.filter(({ state }) => state !== 'dropped').map(({ text }) => text),
	};
}
