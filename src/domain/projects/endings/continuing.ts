import { z } from 'zod';

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);

export const DECISIONS = ['yes', 'later', 'no'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_NAMES: Record<Decision, string> = {
	yes: 'Yes, I sponsor it',
	later: 'Not now',
	no: 'No',
};

/** What each means, for whoever decides. */
export const DECISION_HINTS: Record<Decision, string> = {
	yes: 'It goes on with the time that is asked for, and you stand behind that.',
	later: 'It can be asked for again when something has changed.',
	no: 'It rests as it is. What it taught stays.',
};

/** A project asks for time to go on. */
export const AskToGoOn = z.object({
	asks: text(2_000).min(1, 'What for? A sentence is enough.'),
	time: text(200).min(1, 'How much time? “An afternoon a week until March” is an answer.'),
	/** By name or e-mail address; empty where whoever agrees is welcome. */
	sponsor: text(200).default(''),
});
export type AskToGoOn = z.output<typeof AskToGoOn>;

export const Decided = z.object({
	decision: z.enum(DECISIONS, 'Choose one. Each of them can be a good answer.'),
	reason: text(2_000).min(1, 'Why? A sentence stays on record, and helps whoever asks next.'),
});
export type Decided = z.output<typeof Decided>;

export const Which = z.object({ continuation: z.coerce.number().int().positive() });
