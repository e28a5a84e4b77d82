import { JUDGED_PEOPLE } from './judged-people.ts';
import { JUDGED_WORK } from './judged-work.ts';
import { type Rule } from './rule.ts';

export const normative: Rule = {
	name: 'normative',
	message:
		'What was there to see, and what was usual? A judgement measures people by a norm that is known afterwards; the fact behind it teaches more (Bergström’s traps of accident analysis).',
	silentIn: ['actions', 'praise'],
	patterns: [...JUDGED_WORK, ...JUDGED_PEOPLE],
};
