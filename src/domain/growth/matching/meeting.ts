import { MEETINGS, nearness, type Meeting, type SkillGraph } from '../../skills/graph.ts';
import { canDo, foldedSkill } from '../../skills/skill.ts';
import type { Named, Seeker } from './sides.ts';

/** The parts that a whole meeting has. The same skill by another name is the same skill. */
export const WHOLE = 6;
export const PARTS: Record<Meeting, number> = { exact: WHOLE, alias: WHOLE, parent: 4, sibling: 3 };

/** What of somebody meets a wanted skill best, and how. */
export interface Met {
	by: Named;
	how: Meeting;
}
export type Meets = (wanted: string) => Met | null;

/** What somebody brings, wants and aims for, ready to be asked about many openings. */
export interface Sought {
	seeker: Seeker;
	brings: Meets;
	wants: Meets;
	goals: { id: number; what: string; meets: Meets }[];
	interests: { said: string; meets: Meets }[];
}

export function soughtBy(seeker: Seeker, graph: SkillGraph): Sought {
	const bestOf = (have: readonly Named[]) => remembered(graph, have);
	return {
		seeker,
		brings: bestOf(seeker.skills.filter(({ level }) => canDo(level))),
		wants: bestOf(seeker.skills.filter(({ wants }) => wants)),
		goals: inOrder(seeker.goals, ({ what, id }) => `${what} ${id}`).map(({ id, what, skills }) => ({
			id,
			what,
			meets: bestOf(skills),
		})),
		interests: inOrder(distinct(seeker.interests), (said) => said).map((said) => ({
			said,
			meets: bestOf([{ name: said, folded: foldedSkill(said) }]),
		})),
	};
}

/** The nearest of them to what is wanted; of several that are as near, always the same one, in whatever order they come. */
export function nearest(graph: SkillGraph, have: readonly Named[], wanted: string): Met | null {
	let best: Met | null = null;
	for (const by of have) {
		const how = nearness(graph, wanted, by.folded);
		if (how && (!best || isNearer({ by, how }, best))) best = { by, how };
	}
	return best;
}

function isNearer(one: Met, other: Met): boolean {
	const steps = MEETINGS.indexOf(one.how) - MEETINGS.indexOf(other.how);
	return steps === 0 ? one.by.folded < other.by.folded : steps < 0;
}

/** Openings ask for the same names again and again. */
function remembered(graph: SkillGraph, have: readonly Named[]): Meets {
	const known = new Map<string, Met | null>();
	return (wanted) => {
		const before = known.get(wanted);
		if (before !== undefined) return before;
		const met = nearest(graph, have, wanted);
		known.set(wanted, met);
		return met;
	};
}

const inOrder = <One>(some: readonly One[], by: (one: One) => string): One[] =>
	some.toSorted((a, b) => (by(a) < by(b) ? -1 : 1));

/** An interest that was written twice is one. */
function distinct(interests: readonly string[]): string[] {
	const byName = new Map<string, string>();
	for (const said of interests.toSorted())
		if (!byName.has(foldedSkill(said))) byName.set(foldedSkill(said), said);
	return [...byName.values()];
}
