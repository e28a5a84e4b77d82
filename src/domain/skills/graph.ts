/** A skill that has a name here, and what stands around it. Names are folded ones. */
export interface GraphSkill {
	folded: string;
	name: string;
	parent: string | null;
	related: readonly string[];
}

export interface SkillGraph {
	/** By their own folded name. */
	skills: ReadonlyMap<string, GraphSkill>;
	/** Every other name that leads to one: aliases, and names of those that became part of it. */
	otherNames: ReadonlyMap<string, string>;
}

/** How a skill that somebody has meets one that is wanted, the nearest first. */
export const MEETINGS = ['exact', 'alias', 'parent', 'sibling'] as const;
export type Meeting = (typeof MEETINGS)[number];

export const EMPTY_GRAPH: SkillGraph = { skills: new Map(), otherNames: new Map() };

/** The one name of a skill. A name that is not known yet stands for itself. */
export function canonical(graph: SkillGraph, folded: string): string {
	return graph.skills.has(folded) ? folded : (graph.otherNames.get(folded) ?? folded);
}

/** What a skill is called: as the graph writes it, or as it was typed where it is not known. */
export function nameOf(graph: SkillGraph, folded: string, typed: string): string {
	return graph.skills.get(canonical(graph, folded))?.name ?? typed;
}

/**
 * How near what somebody has is to what is wanted; null where they do not meet. Letters alone never meet: what looks
 * alike but is not known to be the same is another skill.
 */
export function nearness(graph: SkillGraph, wanted: string, have: string): Meeting | null {
	if (wanted === have) return 'exact';
	const [one, other] = [canonical(graph, wanted), canonical(graph, have)];
	if (one === other) return 'alias';
	if (above(graph, one).includes(other) || above(graph, other).includes(one)) return 'parent';
	return areSiblings(graph, one, other) ? 'sibling' : null;
}

/** Those above a skill, the nearest first. */
export function above(graph: SkillGraph, folded: string): string[] {
	const chain: string[] = [];
	for (let at = parentOf(graph, folded); at !== null && at !== folded; at = parentOf(graph, at)) {
		// What was merged can have closed a ring.
		if (chain.includes(at)) break;
		chain.push(at);
	}
	return chain;
}

/** A folded name that all names of one skill share, with every name that leads to it: for a question to the store. */
export function namesOf(graph: SkillGraph, folded: string): string[] {
	const one = canonical(graph, folded);
	return [one, ...[...graph.otherNames].filter(([, to]) => to === one).map(([name]) => name)];
}

/** Every known skill that meets one in another way than by its name, with how. */
export function near(graph: SkillGraph, folded: string): { skill: GraphSkill; meets: Meeting }[] {
	const one = canonical(graph, folded);
	return [...graph.skills.values()].flatMap((skill) => {
		const meets = skill.folded === one ? null : nearness(graph, one, skill.folded);
		return meets ? [{ skill, meets }] : [];
	});
}

function parentOf(graph: SkillGraph, folded: string): string | null {
	return graph.skills.get(folded)?.parent ?? null;
}

function areSiblings(graph: SkillGraph, one: string, other: string): boolean {
	if (graph.skills.get(one)?.related.includes(other)) return true;
	const parent = parentOf(graph, one);
	return parent !== null && parent === parentOf(graph, other);
}
