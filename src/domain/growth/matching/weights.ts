/** What a match is made of. Nothing else is: not who is popular, not what somebody did or wrote. */
export const TERMS = ['must', 'nice', 'learn', 'goal', 'time', 'interest'] as const;
export type Term = (typeof TERMS)[number];

/** How much each says, from 0 (nothing) to 3 (much). */
export type Weights = Record<Term, number>;
