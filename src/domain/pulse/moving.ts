import type { Released, Scale } from './pulse.ts';

export type Score = Pick<Released, 'n' | 'mean' | 'spread' | 'step'>;

/** So many standard errors are more than chance in nineteen cases of twenty. */
const ERRORS = 2;

/**
 * Whether a score went up or down by more than chance and rounding allow. What was rounded is taken at its least telling:
 * the move half a step of each smaller, and no spread smaller than a quarter of the scale, which is about what such answers
 * have; rounding can make one look like nothing. What is left of the move has to be more than two standard errors of a
 * difference, reckoned as if different people had answered; most are the same, so that this is rather careful. `same` is no
 * proof that nothing moved.
 */
export function movedFrom(before: Score, now: Score, scale: Scale): 'up' | 'down' | 'same' {
	const least = Math.abs(now.mean - before.mean) - (before.step + now.step) / 2;
	const error = Math.sqrt(widest(before, scale) ** 2 / before.n + widest(now, scale) ** 2 / now.n);
	if (least <= ERRORS * error) return 'same';
	return now.mean > before.mean ? 'up' : 'down';
}

const widest = ({ spread }: Score, scale: Scale) => Math.max(spread, (scale - 1) / 4);

/** The rule in words, for whoever wants to do it by hand. */
export const MOVED_IN_WORDS =
	'“Easier” and “harder” are only said where a score moved by more than chance and rounding allow: from the difference of the two means half a step of each is taken off, and what is left has to be more than two standard errors, √(spread² ÷ n + spread² ÷ n). A step is how far apart rounding leaves two means. A spread counts as a quarter of the scale at the least, because rounding can make it look smaller.';
