import { z } from 'zod';
import type { application } from './tables.server.ts';

/** What a lead can say of it, where the company asks them: yes, yes from a day on, or let us talk first. */
export const LEAD_ANSWERS = ['yes', 'yes-from', 'let-us-talk'] as const;
export type LeadAnswer = (typeof LEAD_ANSWERS)[number];

export const LEAD_ANSWER_NAMES: Record<LeadAnswer, string> = {
	yes: 'Yes',
	'yes-from': 'Yes, from a day on',
	'let-us-talk': 'Let us talk',
};

export const LEAD_ANSWER_HINTS: Record<LeadAnswer, string> = {
	yes: 'It suits as it is.',
	'yes-from': 'It suits a little later: name the day.',
	'let-us-talk': 'The two of you find out what would make it possible. You can say yes afterwards.',
};

export const FEWEST_DAYS = 3;
export const MOST_DAYS = 14;

/** Whether leads are asked, and how many working days each has. Off at first. */
export const LeadStep = z.object({
	on: z
		.union([z.boolean(), z.string()])
		.default(false)
		.transform((given) => given === true || given === 'yes'),
	days: z.coerce
		.number('A number of days.')
		.int('Whole days.')
		.min(FEWEST_DAYS, 'Three days at the least: some people are in meetings for two.')
		.max(MOST_DAYS, 'Fourteen days at the most: somebody waits.')
		.default(5),
});
export type LeadStep = z.output<typeof LeadStep>;

export const LeadWord = z
	.object({
		id: z.coerce.number().int().positive(),
		answer: z.enum(LEAD_ANSWERS, 'Choose one of the three.'),
		from: z
			.union([z.literal('').transform(() => null), z.iso.date('Give a day that exists, such as 2027-01-04.')])
			.nullable()
			.default(null),
	})
	.refine(({ answer, from }) => answer !== 'yes-from' || from !== null, {
		path: ['from'],
		message: 'From which day on?',
	})
	.transform(({ from, ...word }) => ({ ...word, from: word.answer === 'yes-from' ? from : null }));
export type LeadWord = z.output<typeof LeadWord>;

/**
 * Where the step stands. `waits`: for a lead, until a day. `nudged`: nobody above is left to ask, and owners were told
 * that somebody waits; that is no answer, and it holds nobody up any longer.
 */
export type LeadStanding =
	| { is: 'none' }
	| { is: 'waits'; until: string; passedOn: number }
	| { is: 'nudged'; passedOn: number }
	| { is: 'answered'; answer: LeadAnswer; from: string | null };

type Row = Pick<
	typeof application.$inferSelect,
	'leadAskedAt' | 'leadAnswer' | 'leadAnswerBy' | 'leadFrom' | 'passedOn'
>;

export function leadStanding(row: Row): LeadStanding {
	if (row.leadAnswer !== null) return { is: 'answered', answer: row.leadAnswer, from: row.leadFrom };
	if (row.leadAskedAt === null) return { is: 'none' };
	const { leadAnswerBy: until, passedOn } = row;
	return until === null ? { is: 'nudged', passedOn } : { is: 'waits', until, passedOn };
}
