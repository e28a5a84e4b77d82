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
	.max(LONGEST, `This part can be ${LONGEST.toLocaleString('en')} characters at the most.`);

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

/** Those that are text of their own, in the order of reading. */
export const TEXT_PARTS = ['tried', 'believed', 'happened', 'criticism', 'stillWrong'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

export const Slide = z.object({
	title: z.string().trim().max(120, 'A slide has room for 120 characters of title.').default(''),
	text: z.string().trim().max(600, 'A slide has room for 600 characters.').default(''),
});
export type Slide = z.output<typeof Slide>;

/** A recording elsewhere: shown as a link, and never loaded by itself. */
const Recording = z
	.string()
	.trim()
	.max(500, 'An address can be 500 characters at the most.')
	.refine((address) => address === '' || isHttps(address), 'Give the whole address, such as https://…');

/** What somebody tells, with nothing filled in for what is left out. */
export const Written = z.object({
	title: z.string().trim().max(200, 'A title can be 200 characters at the most.'),
	form: z.enum(FORMS),
	tried: text,
	believed: text,
	happened: text,
	criticism: text,
	learned: z.string().trim().max(2_000, 'What you learned can be 2,000 characters at the most.'),
	differently: z.string().trim().max(2_000, 'What you do differently can be 2,000 characters at the most.'),
	stillWrong: text,
	/** Told in one piece: Markdown. */
	body: text,
	slides: z.array(Slide).max(SLIDES, `There are ${SLIDES} slides.`),
	recording: Recording,
	/** The number of the post-mortem that it belongs to. */
	postmortem: z.int('Give its number, such as 142.').positive('Give its number, such as 142.').nullable(),
	topics: z.array(z.string().trim().min(1).max(60, 'A topic can be 60 characters at the most.')).max(20),
});
export type Written = z.output<typeof Written>;

const { title, ...shape } = Written.shape;
/** What somebody tells, whoever they are: the same for a story with a name and for one without. */
export const Told = z.object({
	title: title.min(1, 'Give it a title: a sentence that you would say aloud.'),
	form: shape.form.default('guided'),
	tried: shape.tried.default(''),
	believed: shape.believed.default(''),
	happened: shape.happened.default(''),
	criticism: shape.criticism.default(''),
	learned: shape.learned.default(''),
	differently: shape.differently.default(''),
	stillWrong: shape.stillWrong.default(''),
	body: shape.body.default(''),
	slides: shape.slides.default([]),
	recording: shape.recording.default(''),
	postmortem: shape.postmortem.default(null),
	topics: shape.topics.default([]),
});
export type Told = z.output<typeof Told>;

function isHttps(address: string): boolean {
	return URL.canParse(address) && new URL(address).protocol === 'https:' && !/\s/.test(address);
}

/** The parts that belong to a form; what does not is not kept. */
export function inItsForm<Any extends Written>(written: Any): Any {
	const isGuided = written.form === 'guided';
	return {
		...written,
		tried: isGuided ? written.tried : '',
		believed: isGuided ? written.believed : '',
		happened: isGuided ? written.happened : '',
		criticism: isGuided ? written.criticism : '',
		stillWrong: isGuided ? written.stillWrong : '',
		body: written.form === 'free' ? written.body : '',
		slides: written.form === 'slides' ? written.slides : [],
	};
}

/** All that is read of it one after the other, as Markdown: what the base, letters and feeds know as its body. */
export function textOf(written: Pick<Written, 'form' | 'body' | 'slides' | TextPart>): string {
	if (written.form === 'free') return written.body;
	if (written.form === 'slides') return written.slides.map(slideText).filter(Boolean).join('\n\n');
	return TEXT_PARTS.flatMap((part) =>
		written[part] === '' ? [] : [`## ${PART_NAMES[part]}\n\n${written[part]}`],
	).join('\n\n');
}

const slideText = ({ title: head, text: words }: Slide) =>
	[head === '' ? '' : `## ${head}`, words].filter(Boolean).join('\n\n');
