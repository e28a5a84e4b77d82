import { z } from 'zod';

/** Nobody else sees either. */
export const INCLINATIONS = ['interested', 'not-now'] as const;
export type Inclination = (typeof INCLINATIONS)[number];

export const APPLICATION_STATES = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const PARTS = ['words', 'interests', 'open-to', 'can-teach', 'can-do', 'wants', 'goals'] as const;
/** A part of what somebody says of themselves. */
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Record<Part, string> = {
	words: 'My own words',
	interests: 'What interests me',
	'open-to': 'What I am open to',
	'can-teach': 'What I can teach',
	'can-do': 'What I can do',
	wants: 'What I want to learn',
	goals: 'My goals',
};

/** What one shows along, as whoever answers reads it. */
export interface Shown {
	part: Part;
	lines: string[];
}

/** So many working days somebody has for an answer, as long as nobody names a day. */
export const ANSWER_WITHIN = 10;
/** Nobody is asked to decide sooner, or kept waiting for longer. */
export const SOONEST = 2;
export const LATEST = 60;
/** Working days before the day on which whoever answers is reminded. */
export const REMINDED_BEFORE = 3;
/** Working days after the day, from which others who look after the opening can answer too. */
export const HANDED_ON_AFTER = 5;

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);
const id = z.coerce.number().int().positive();

export const NewQuestion = z.object({
	question: text(2_000).min(1, 'What would you like to know?'),
	/** Whether whoever answers sees who asks. */
	named: z
		.union([z.boolean(), z.string()])
		.default(false)
		.transform((given) => given === true || given === 'yes'),
});
export type NewQuestion = z.output<typeof NewQuestion>;

export const QuestionAnswer = z.object({
	question: id,
	answer: text(2_000).min(1, 'What shall they know? A sentence is enough.'),
});
export type QuestionAnswer = z.output<typeof QuestionAnswer>;

/** Somebody asks for an opening. */
export const NewApplication = z.object({
	words: text(2_000).min(1, 'A sentence on what draws you to it is enough.'),
	/** Which parts of what they say of themselves go along. */
	shows: z
		.union([z.array(z.enum(PARTS)), z.enum(PARTS).transform((part) => [part])])
		.default([])
		.transform((parts) => PARTS.filter((part) => parts.includes(part))),
	/** The local day until which they hope for an answer; ten working days where it is left out. */
	answerBy: z
		.union([z.literal('').transform(() => null), z.iso.date('Give a day that exists, such as 2026-12-07.')])
		.nullable()
		.default(null),
	/** The id of the lead who is asked, where the company wants that and there are several. */
	lead: z
		.union([z.literal('').transform(() => null), id])
		.nullable()
		.default(null),
});
export type NewApplication = z.output<typeof NewApplication>;

export const ANSWERS = ['yes', 'not-this-time'] as const;

export const ApplicationAnswer = z
	.object({
		answer: z.enum(ANSWERS, 'Choose one of the two.'),
		/** Of a “not this time”; a yes may have some words as well. */
		reason: text(2_000).default(''),
	})
	.refine(({ answer, reason }) => answer === 'yes' || reason !== '', {
		path: ['reason'],
		message: 'Say why, in a sentence: it is what they can go on from.',
	});
export type ApplicationAnswer = z.output<typeof ApplicationAnswer>;

export const Which = z.object({ id });

/** To begin a kind reason with. Each says what was so, and nothing of the person. */
export const KIND_REASONS = [
	'The places went to others who asked earlier. I would be glad if you asked again next time.',
	'We need somebody who has done this before, this once. Pairing on a small part of it could be a way in.',
	'The days do not fit: we begin before you could. Another one later in the year may.',
	'What we need has changed since this was posted. Thank you for what you wrote, it was worth reading.',
] as const;
