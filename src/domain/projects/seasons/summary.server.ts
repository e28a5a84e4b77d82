import { eq, inArray } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { projectMember } from '../tables.server.ts';
import { taughtBy } from '../taught.server.ts';
import { projectsOf } from './season-projects.server.ts';
import { seasonOf, seasonToHost, type StoredSeason } from './seasons.server.ts';
import { writeSummary, type SeasonFacts } from './summary.ts';
import { season } from './tables.server.ts';

export interface Summary {
	/** Markdown. */
	text: string;
	/** Its hosts put it in their own words. */
	edited: boolean;
	facts: SeasonFacts;
}

/**
 * What a season came to. While its hosts leave it alone it is as the store says, for whoever looks: what is not shared
 * with them is not in it.
 */
export async function summaryOf(db: Database, who: Person, slug: string): Promise<Summary> {
	const row = await seasonOf(db.read, who, slug);
	const facts = await factsOf(db, who, row);
	const edited = row.summary !== '';
	return { text: edited ? row.summary : writeSummary(facts), edited, facts };
}

/** What its hosts go on from. Everybody will read it, so that only what everybody may see is in it. */
export async function summaryToChange(db: Database, who: Person, slug: string): Promise<string> {
	const row = await seasonToHost(db.read, who, slug);
	return row.summary || writeSummary(await factsOf(db, who, row, { forAll: true }));
}

/** Empty, it writes itself again. Everybody of the workspace reads what its hosts write. */
export async function changeSummary(
	db: Database,
	who: Person,
	slug: string,
	{ summary }: { summary: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await seasonToHost(tx, who, slug);
		await tx.update(season).set({ summary }).where(eq(season.id, id));
	});
}

export async function factsOf(
	db: Database,
	who: Person,
	{ id, name }: Pick<StoredSeason, 'id' | 'name'>,
	{ forAll = false } = {},
): Promise<SeasonFacts> {
	const seen = await projectsOf(db, who, id);
	const all = forAll ? seen.filter(({ visibility }) => visibility === 'workspace') : seen;
	const projects = all.filter(({ state }) => state !== 'idea');
	const ids = projects.map((one) => one.id);
	const [lessons, people] = await Promise.all([taughtBy(db.read, ids), everOn(db.read, ids)]);
	return {
		name,
		projects: projects.map((one) => ({
			number: one.number,
			title: one.title,
			pitch: one.pitch,
			ending: one.ending,
			people: one.people,
			lessons: lessons.get(one.id) ?? [],
		})),
		people,
		ideas: all.length - projects.length,
	};
}

/** Also those who left on the way: they learned something as well. */
async function everOn(db: Reader, entryIds: readonly number[]): Promise<number> {
	const rows = await db
		.selectDistinct({ id: projectMember.personId })
		.from(projectMember)
		.where(inArray(projectMember.entryId, [...entryIds]));
	return rows.length;
}
