import { ASKING_PEOPLE } from './asking-people.ts';
import { type Rule } from './rule.ts';
import { VAGUE_THINGS } from './vague-things.ts';

export const vagueAction: Rule = {
	name: 'vague-action',
	message:
		'How will somebody see that it is done? A verb, an object and an end state that can be checked carry an action through; a wish to be better relies on people being other than they are (PagerDuty’s post-mortem guide).',
	silentIn: ['timeline', 'praise'],
	patterns: [...ASKING_PEOPLE, ...VAGUE_THINGS],
};
