import { agentiveCause } from './agentive-cause.ts';
import { animated } from './animated.ts';
import { character } from './character.ts';
import { counterfactual } from './counterfactual.ts';
import { hindsight } from './hindsight.ts';
import { humanError } from './human-error.ts';
import { memory } from './memory.ts';
import { minimiser } from './minimiser.ts';
import { namedFault } from './named-fault.ts';
import { negativeOfAction } from './negative-of-action.ts';
import { normative } from './normative.ts';
import { singleCause } from './single-cause.ts';
import type { Pattern, Rule } from './rule.ts';
import { vagueAction } from './vague-action.ts';

export const ALL: readonly Rule[] = [
	namedFault,
	humanError,
	counterfactual,
	negativeOfAction,
	agentiveCause,
	memory,
	character,
	normative,
	hindsight,
	minimiser,
	singleCause,
	animated,
	vagueAction,
];

export interface Candidate {
	rule: Rule;
	pattern: Pattern;
}

/** For each word, the patterns that may begin with it: most words begin none. */
export const BEGINNING = new Map<string, Candidate[]>();
for (const rule of ALL) {
	for (const pattern of rule.patterns) {
		for (const word of pattern.phrase.first) {
			const candidates = BEGINNING.get(word) ?? [];
			candidates.push({ rule, pattern });
			BEGINNING.set(word, candidates);
		}
	}
}
