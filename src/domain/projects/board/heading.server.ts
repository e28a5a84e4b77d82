import { and, asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import type { Found } from '../../entries/entries.server.ts';
import { hrefOf, shownReference } from '../../entries/kinds.ts';
import { linksAround, type Linked } from '../../entries/links.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { learnedFrom } from '../../lessons/lessons.server.ts';
import { membersOf } from '../people.server.ts';
import { KIND, needsLeft } from '../project.ts';
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
	/** The project that it goes on from, or what its pitch speaks of. */
	began: Pick<Linked, 'href' | 'shown' | 'title'> | null;
	mayLeave: boolean;
	/** Where one leaves, nobody is left. */
	alone: boolean;
	/** Whoever works on it says how it ends; whoever reads it, how it did. */
	end: 'write' | 'read' | null;
}

export async function headingOf({ read: db }: Database, who: Person, found: Found): Promise<Heading> {
	const { id: entryId } = found;
	const [row] = await db
		.select({
			...{ question: project.question, state: project.state, fromId: project.fromId },
			...{ slug: season.slug, name: season.name },
		})
		.from(project)
		.leftJoin(season, eq(season.id, project.seasonId))
		.where(eq(project.entryId, entryId));
	const needs = await db
		.select()
		.from(projectNeed)
		.where(eq(projectNeed.entryId, entryId))
		.orderBy(asc(projectNeed.position));
	const members = await membersOf(db, entryId);
	const isOver = row?.state === 'ended';
	const { changes } = await learnedFrom(db, entryId);
	const { slug = null, name = null } = row ?? {};
	return {
		question: row?.question ?? '',
		season: slug === null || name === null || isGuest(who) ? null : { slug, name },
		wanted: needsLeft(
			needs,
			members.map(({ need }) => need),
		)
			.filter(({ left }) => left > 0)
			.map(({ name: need }) => need),
		began: await beganWith(db, who, found, row?.fromId ?? null),
		mayLeave: members.some(({ id }) => id === who.id) && !isOver,
		alone: members.length === 1,
		end: isOver ? 'read' : found.isAuthor && row?.state !== 'idea' ? 'write' : null,
		changes: changes.filter(({ state }) => state !== 'dropped').map(({ text }) => text),
	};
}

/** As far as they may read it. Where it speaks of several, a post-mortem comes before what else it speaks of. */
async function beganWith(
	db: Reader,
	who: Person,
	{ id, number }: Found,
	fromId: number | null,
): Promise<Heading['began']> {
	if (fromId !== null) {
		const [from] = await db
			.select({ number: entry.number, title: entry.title })
			.from(entry)
			.where(and(eq(entry.id, fromId), visibleTo(who)));
		if (from)
			return {
				title: from.title,
				href: hrefOf(KIND, from.number),
				shown: shownReference(KIND, from.number),
			};
	}
	const { to } = await linksAround(db, who, { id, kind: KIND, number });
	return to.find(({ kind }) => kind === 'postmortem') ?? to[0] ?? null;
}
