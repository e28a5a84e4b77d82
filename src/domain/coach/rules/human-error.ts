import { ERROR_NOUNS } from './error-nouns.ts';
import { type Rule } from './rule.ts';
import { SLIPS } from './slips.ts';

export const humanError: Rule = {
	name: 'human-error',
	readsHeadings: true,
	message:
		'What made this the easy thing to do that day, and which guard-rail, signal or document was missing? Human error is where the questions begin, not the answer (Dekker, The Field Guide to Understanding “Human Error”).',
	patterns: [...ERROR_NOUNS, ...SLIPS],
};
