import { and, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { team } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { FEWEST_MOMENTS, type Moment } from './drill.ts';
import { stepsOf } from './steps.ts';
import { drill } from './tables.server.ts';

export type Drill = typeof drill.$inferSelect;

/** A drill, what it is of, and what somebody may do with it. */
export interface FoundDrill {
	drill: Drill;
	of: Pick<typeof entry.$inferSelect, 'id' | 'kind' | 'number' | 'title' | 'visibility' | 'publishedAt'>;
	/** The team that it is of. */
	team: { slug: string; name: string } | null;
	mayChange: boolean;
}

/** Whoever may read the post-mortem at this moment may see its drill; anything else is missing. */
export async function findDrill(db: Reader, who: Person, id: number): Promise<FoundDrill> {
	const [found] = await db
		.select({ drill, of: entry, slug: team.slug, name: team.name, isAuthor: isAuthor(who) })
		.from(drill)
		.innerJoin(entry, eq(entry.id, drill.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(eq(drill.id, id), visibleTo(who)));
	if (!found) missing('This drill');
	const { slug, name } = found;
	return {
		drill: found.drill,
		of: found.of,
		team: slug === null || name === null ? null : { slug, name },
		mayChange: Boolean(found.isAuthor) || found.drill.madeBy === who.id,
	};
}

/** A post-mortem as the route hands it on: its timeline, and nothing that people told beside it. */
export interface Replayed {
	number: number;
	title: string;
	zone: string;
	moments: readonly Moment[];
}

/** One click: a published post-mortem with enough of a timeline becomes a drill. Where there is one, it is that. */
export async function makeDrill(db: Database, who: Person, told: Replayed): Promise<{ id: number }> {
	if (!mayBegin(who)) forbidden('Guests play drills; the people of the workspace make them.');
	return transact(db, async (tx) => {
		const found = await findEntry(tx, who, 'postmortem', told.number);
		const [before] = await tx.select({ id: drill.id }).from(drill).where(eq(drill.entryId, found.id));
		if (before) return before;
		if (found.publishedAt === null) conflict('Publish it first: a drill is played by others.');
		refuseShort(told.moments);
		const [inTeam] = await tx
			.select({ name: team.name })
			.from(team)
			.where(eq(team.id, found.teamId ?? 0));
		const [made] = await tx
			.insert(drill)
			.values({
				entryId: found.id,
				title: told.title,
				scene: inTeam ? `You are on call for ${inTeam.name}.` : 'You are on call.',
				moments: [...told.moments],
				steps: stepsOf(told.moments),
				zone: told.zone,
				madeBy: who.id,
				madeAt: now(),
			})
			.returning({ id: drill.id });
		if (!made) throw new Error('The drill was not stored.');
		return made;
	});
}

export function refuseShort(moments: readonly Moment[]): void {
	if (moments.length < FEWEST_MOMENTS)
		conflict(`A drill takes ${FEWEST_MOMENTS} moments on the timeline; this one has ${moments.length}.`);
}
