import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { readSharing } from '../../entries/sharing.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { readContent } from '../content.server.ts';
import { projectEnding } from '../endings/tables.server.ts';
import { comeOnto } from '../joining.server.ts';
import { membersOf } from '../people.server.ts';
import { KIND } from '../project.ts';
import { store } from '../projects.server.ts';
import { rowOf } from '../state.server.ts';
import { project, projectMember } from '../tables.server.ts';
import { asToday, seasonOf } from './seasons.server.ts';
import { season } from './tables.server.ts';

export interface Carried {
	number: number;
	title: string;
	/** The season it is in. */
	from: string;
}

/** What somebody works on in other seasons and could take along into this one: under way, or ended to go on. */
export async function toCarry(db: Database, who: Person, slug: string): Promise<Carried[]> {
	const { id } = await seasonOf(db.read, who, slug);
	const goesOn = sql`(${project.state} IN ('forming', 'building', 'shown') OR ${projectEnding.how} = 'continues')`;
	return db.read
		.select({ number: entry.number, title: entry.title, from: season.name })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.innerJoin(season, eq(season.id, project.seasonId))
		.innerJoin(projectMember, eq(projectMember.entryId, project.entryId))
		.leftJoin(projectEnding, eq(projectEnding.entryId, project.entryId))
		.where(
			and(
				ne(season.id, id),
				eq(projectMember.personId, who.id),
				isNull(projectMember.leftAt),
				goesOn,
				visibleTo(who),
				sql`NOT EXISTS (SELECT 1 FROM ${project} AS later WHERE later.from_id = ${entry.id} AND later.season_id = ${id})`,
			),
		)
		.orderBy(desc(season.startsOn), desc(entry.id));
}

/**
 * It goes on in another season, as a project of its own that says where it comes from, with the same people. What it was
 * before stays where it was: its people say there how it ended.
 */
export async function carryOver(
	db: Database,
	who: Person,
	slug: string,
	{ number }: { number: number },
): Promise<{ number: number }> {
	return transact(db, async (tx) => {
		const to = asToday(await seasonOf(tx, who, slug));
		if (to.archivedAt !== null || to.standing === 'over') {
			conflict('That season is over. Carry it over into one that comes, or that stands.');
		}
		const found = await findEntry(tx, who, KIND, number);
		const members = await membersOf(tx, found.id);
		if (!members.some(({ id }) => id === who.id)) forbidden('Whoever works on it takes it along.');
		const row = await rowOf(tx, found.id);
		if (row.seasonId === to.id) conflict('It is in this season already.');
		await refuseTwice(tx, found.id, to.id);
		const made = await store(tx, who, {
			content: await readContent(tx, found),
			sharing: { ...(await readSharing(tx, found)), authors: [] },
			seasonId: to.id,
			fromId: found.id,
		});
		for (const { id, need } of members) {
			const now = await findEntry(tx, who, KIND, made.number);
			await comeOnto(tx, { ...now, project: await rowOf(tx, made.id) }, { personId: id, need, by: who.id });
		}
		return { number: made.number };
	});
}

async function refuseTwice(tx: Transaction, fromId: number, seasonId: number): Promise<void> {
	const [there] = await tx
		.select({ id: project.entryId })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.where(and(eq(project.fromId, fromId), eq(project.seasonId, seasonId), isNull(entry.removedAt)));
	if (there) conflict('Somebody took it along already.');
}
