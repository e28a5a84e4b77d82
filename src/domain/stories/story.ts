import { z } from 'zod';

export const FORMS = ['guided', 'free', 'slides'] as const;
/** How it is told: along seven questions, in one piece, or on ten slides of forty seconds. */
export type Form = (typeof FORMS)[number];

export const FORM_NAMES: Record<Form, string> = {
	guided: 'Along a few questions',
	free: 'In one piece',
	slides: 'Ten slides of forty seconds',
};

export const SLIDES = 10;
export const SLIDE_SECONDS = 40;
const LONGEST = 40_000;

const text = z
	.string()
	.trim()
	.max(LONGEST, `This part can be ${LONGEST} characters at the most.`)
	.default('');

/** The parts of a story in the order in which they are read. What was learned is its lesson, what is done differently hangs from it. */
export const PARTS = [
	'tried',
	'believed',
	'happened',
	'criticism',
	'learned',
	'differently',
	'stillWrong',
] as const;
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Record<Part, string> = {
	tried: 'What I tried',
	believed: 'What I believed',
	happened: 'What happened',
	criticism: 'The criticism I got',
	learned: 'What I learned',
	differently: 'What I do differently',
	stillWrong: 'What I still get wrong',
};

export const Slide = z.object({
	title: z.string().trim().max(120, 'A slide has room for 120 characters of title.').default(''),
	text: z.string().trim().max(600, 'A slide has room for 600 characters.').default(''),
});
export type Slide = z.output<typeof Slide>;

/** What somebody tells, whoever they are: the same for a story with a name and for one without. */
export const Told = z.object({
	title: z
		.string()
		.trim()
		.min(1, 'Give it a title: a sentence that you would say aloud.')
		.max(200, 'A title can be 200 characters at the most.'),
	form: z.enum(FORMS).default('guided'),
	tried: text,
	believed: text,
	happened: text,
	criticism: text,
	learned: z.string().trim().max(2_000, 'What you learned can be 2,000 characters at the most.').default(''),
	differently: z
		.string()
		.trim()
		.max(2_000, 'What you do differently can be 2,000 characters at the most.')
		.default(''),
	stillWrong: text,
	/** Told in one piece: Markdown. */
	body: text,
	slides: z.array(Slide).max(SLIDES).default([]),
	/** A recording elsewhere: an https address of sound or film. */
	recording: z.string().trim().max(500).default(''),
	/** The number of the post-mortem that it belongs to. */
	postmortem: z.number().int().positive().nullable().default(null),
	topics: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
});
export type Told = z.output<typeof Told>;
