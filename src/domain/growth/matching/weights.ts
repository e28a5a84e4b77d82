import { z } from 'zod';

/** What a match is made of. Nothing else is: not who is popular, not what somebody did or wrote. */
export const TERMS = ['must', 'nice', 'learn', 'goal', 'time', 'interest'] as const;
export type Term = (typeof TERMS)[number];

/** How much each says, from 0 (nothing) to 3 (much). */
export type Weights = Record<Term, number>;

export const WEIGHT_WORDS = ['not at all', 'a little', 'normally', 'much'] as const;

/** What holds for everybody who chose nothing else. */
export const USUAL: Weights = { must: 2, nice: 1, learn: 2, goal: 2, time: 1, interest: 1 };

/** No term has more parts than this before its weight. */
export const MOST_PARTS = 12;

export const TERM_NAMES: Record<Term, { name: string; about: string }> = {
	must: {
		name: 'Must-haves that you bring',
		about: 'Twelve parts where you bring every one of them, six where you bring half.',
	},
	nice: { name: 'What would help that you bring', about: 'Four parts for each, twelve at the most.' },
	learn: {
		name: 'What you want to learn and it teaches',
		about: 'Six parts for each skill that you marked, twelve at the most.',
	},
	goal: { name: 'Goals of yours that it serves', about: 'Six parts for each goal, twelve at the most.' },
	time: {
		name: 'Hours',
		about:
			'Twelve parts where your learning time, or what you are open to, covers its hours; less where it covers less.',
	},
	interest: { name: 'Interests', about: 'Four parts for each that it is about, eight at the most.' },
};

const Weight = z.coerce
	.number()
	.int()
	.min(0)
	.max(WEIGHT_WORDS.length - 1);

/** As a form sends it. */
export const ChosenWeights = z.object({
	must: Weight,
	nice: Weight,
	learn: Weight,
	goal: Weight,
	time: Weight,
	interest: Weight,
	ranks: z.enum(['yes', 'no']).transform((ranks) => ranks === 'yes'),
});
export type ChosenWeights = z.output<typeof ChosenWeights>;

export const areUsual = (weights: Weights): boolean => TERMS.every((term) => weights[term] === USUAL[term]);
