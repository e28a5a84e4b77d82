import type { SkillGraph } from '../../skills/graph.ts';
import { canDo, type SkillLevel } from '../../skills/skill.ts';
import { isNeeded, matchOf, type Match } from './match.ts';
import { soughtBy } from './meeting.ts';
import type { Asked, Offer, Seeker } from './sides.ts';
import type { Weights } from './weights.ts';

/** What would change a match, in words. */
export interface Change {
	/** The skill that somebody would add. */
	skill: string;
	words: string;
}

/** What is asked for before one begins, and not brought in any way. */
export const missingIn = (match: Match, seeker: Seeker, graph: SkillGraph): Asked[] => {
	const { brings } = soughtBy(seeker, graph);
	return match.offer.skills.filter((ask) => isNeeded(ask) && !brings(ask.folded));
};

/** What somebody could add so that an opening meets them more: only what does, as asking again shows. */
export function changesOf(seeker: Seeker, offer: Offer, graph: SkillGraph, weights: Weights): Change[] {
	const { score } = matchOf(soughtBy(seeker, graph), offer, weights);
	const gains = (changed: Seeker) => matchOf(soughtBy(changed, graph), offer, weights).score > score;
	const { brings, wants } = soughtBy(seeker, graph);
	const needed = offer.skills.filter(isNeeded);
	const missing = needed.filter((ask) => !brings(ask.folded));
	const toBring = missing
		.filter((ask) => gains(withSkill(seeker, ask, { level: 'practising', wants: false })))
		.map((ask) => ({
			skill: ask.name,
			words: toBringIt(ask, seeker, missing.length === 1 && needed.length > 1),
		}));
	const toLearn = offer.skills
		.filter((ask) => ask.teaches && !wants(ask.folded))
		.filter((ask) => gains(withSkill(seeker, ask, { level: levelOf(seeker, ask), wants: true })))
		.map(({ name }) => ({ skill: name, words: `If you want to learn ${name}, say so: it is taught here.` }));
	return [...toBring, ...toLearn];
}

function toBringIt(ask: Asked, seeker: Seeker, isLast: boolean): string {
	const named = seeker.skills.some(({ folded }) => folded === ask.folded);
	const added = named ? `Once you practise ${ask.name}` : `If you add ${ask.name} to what you can do`;
	return `${added}, ${isLast ? 'every must-have is met' : 'this must-have is met'}.`;
}

const levelOf = (seeker: Seeker, { folded }: Asked): SkillLevel =>
	seeker.skills.find((one) => one.folded === folded)?.level ?? 'curious';

/** With that skill beside all others, or further in it than so far. */
export function withSkill(
	seeker: Seeker,
	{ name, folded }: Pick<Asked, 'name' | 'folded'>,
	{ level, wants }: { level: SkillLevel; wants: boolean },
): Seeker {
	const before = seeker.skills.find((one) => one.folded === folded);
	const further = before && canDo(before.level) ? before.level : level;
	const one = { name, folded, level: further, wants: wants || before?.wants === true };
	return { ...seeker, skills: [...seeker.skills.filter((other) => other !== before), one] };
}
