import type { Scale } from './pulse.ts';

/** What each step of an answer is called, from 1. */
export const STEP_NAMES: Record<Scale, readonly string[]> = {
	5: ['Disagree fully', 'Disagree', 'Neither', 'Agree', 'Agree fully'],
	7: [
		...['Disagree fully', 'Disagree', 'Rather disagree', 'Neither'],
		...['Rather agree', 'Agree', 'Agree fully'],
	],
};
