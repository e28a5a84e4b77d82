import { z } from 'zod';

export interface FactorKind {
	name: string;
	/** A sentence that helps to choose it. */
	about: string;
}

/** What a workspace begins with. Conditions of work, all of them: none is a person, and none is the cause. */
export const FIRST_FACTOR_KINDS: readonly FactorKind[] = [
	{
		name: 'Production pressure',
		about: 'There was a date, a queue or a promise, and it shaped what was done.',
	},
	{ name: 'Goal conflict', about: 'Two things were asked for that could not both be had at that moment.' },
	{
		name: 'Automation surprise',
		about: 'A machine did something sensible by its rules that nobody expected.',
	},
	{ name: 'Missing signal', about: 'What mattered could not be seen from where people stood.' },
	{ name: 'Misleading signal', about: 'What could be seen said something else than what was so.' },
	{ name: 'Workaround', about: 'A way around something had become the normal way.' },
	{ name: 'Hidden coupling', about: 'Two things depended on each other, and it stood nowhere.' },
	{ name: 'Outlived assumption', about: 'It was true when it was decided, and had stopped being true.' },
	{ name: 'Unusual load', about: 'More, faster or in another order than it was made for.' },
	{ name: 'Knowledge in one place', about: 'Somebody knew, and they were the only one, or asleep.' },
	{ name: 'Handover', about: 'Something was lost between people, teams or shifts.' },
	{ name: 'Hard to undo', about: 'The way back was slow, unsafe or not there.' },
];

const MAX_KINDS = 60;
const text = (max: number, what: string) =>
	z.string().trim().max(max, `${what} can be ${max} characters at the most.`).default('');

/**
 * The whole list, in its order; a row without a name is none. `was` is what a kind was called before, where
 * it has another name now.
 */
export const FactorKinds = z
	.array(z.object({ was: text(80, 'A kind'), name: text(80, 'A kind'), about: text(300, 'This') }))
	.max(MAX_KINDS, `There can be ${MAX_KINDS} kinds at the most.`)
	.superRefine((kinds, context) => {
		const seen = new Set<string>();
		kinds.forEach(({ name }, index) => {
			const folded = name.toLowerCase();
			if (folded !== '' && seen.has(folded)) {
				context.addIssue({
					code: 'custom',
					path: [index, 'name'],
					message: 'It stands in the list already.',
				});
			}
			seen.add(folded);
		});
	})
	.transform((kinds) => kinds.filter(({ name }) => name !== ''));
