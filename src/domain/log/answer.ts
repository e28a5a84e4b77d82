import { z } from 'zod';
import type { FieldErrors } from '#lib/errors.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { FORMS } from './form.ts';

/** The most that one note can hold, and the most that was learned can be where it is said in a sentence or two. */
export const MAX_NOTE = 1_000_000;
const MAX_LEARNED = 4_000;
/** How many days back something can still be logged for. */
export const LATE_DAYS = 14;

const words = (max: number, what: string) =>
	z.string().max(max, `${what} can be ${max.toLocaleString('en')} characters at the most.`);
const line = (max: number, what: string) => words(max, what).trim();

const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const Learned = line(MAX_LEARNED, 'What you learned');
const Title = line(300, 'A title');
const Body = words(MAX_NOTE, 'A note');
const Next = line(MAX_LEARNED, 'What comes of it');
const Source = line(2_000, 'A source');
const Status = line(2_000, 'How things stand');
const Topics = z.array(line(80, 'A topic').min(1)).max(50, 'An entry can have 50 topics at the most.');
const Team = z.string().max(120).nullable();
const Answers = z
	.array(z.object({ question: line(500, 'A question').min(1), answer: line(MAX_LEARNED, 'An answer') }))
	.max(20);

/**
 * What somebody logs: an answer, which is `learned` in a sentence or two, or a note, which has a title (what a
 * stranger would take from it: its lesson) and as much Markdown as it takes.
 */
const Logged = z.object({
	form: z.enum(FORMS).default('answer'),
	/** Of an answer. */
	learned: Learned.default(''),
	/** Of a note. */
	title: Title.default(''),
	/** Of a note: Markdown. */
	body: Body.default(''),
	/** How it will affect what we do next. Nothing yet is a fine answer. */
	next: Next.default(''),
	/** Further questions that were asked, and what was said to them. */
	answers: Answers.default([]),
	/** How things stand, where a team asks for it. */
	status: Status.default(''),
	/** Where it was learned: an address, a book, a person's words, `PM-25`. */
	source: Source.default(''),
	topics: Topics.default([]),
	/** The slug of a team; null where it belongs to none. */
	team: Team.default(null),
	/** Restricted is its writer alone. */
	visibility: z.enum(VISIBILITIES).default('workspace'),
	/** The writer's calendar day that it is about; today where it is left out, and up to 14 days back. */
	day: Day.optional(),
	/** Kept for its writer, and shown to nobody until it is published. */
	draft: z.boolean().default(false),
	/** Made by whoever sends it, so that what is sent twice is one entry. */
	uid: z
		.string()
		.regex(/^[a-z0-9]{20}$/, 'A uid is 20 small letters and digits.')
		.optional(),
});

/** What nobody has said yet, under the field where it belongs. */
export function unsaid({ form, learned, title }: Pick<Content, 'form' | 'learned' | 'title'>): FieldErrors {
	if (form === 'note')
		return title === '' ? { title: 'Give it a title: what you learned, in one line.' } : {};
	return learned === '' ? { learned: 'Say what you learned, in a sentence or two.' } : {};
}

export const NewEntry = Logged.superRefine((given, context) => {
	for (const [field, message] of Object.entries(unsaid(given))) {
		context.addIssue({ code: 'custom', path: [field], message, input: '' });
	}
});
export type NewEntry = z.output<typeof NewEntry>;

/** What changes; the rest stays as it is. What does not belong to its form is left alone. */
export const Revision = z.object({
	learned: Learned.optional(),
	title: Title.optional(),
	body: Body.optional(),
	next: Next.optional(),
	answers: Answers.optional(),
	status: Status.optional(),
	source: Source.optional(),
	topics: Topics.optional(),
	team: Team.optional(),
	visibility: z.enum(VISIBILITIES).optional(),
	day: Day.optional(),
	/** The version that this change started from. */
	base: z.int().positive().optional(),
});
export type Revision = z.output<typeof Revision>;

/** Everything that is written in an entry, as the history and the exports carry it. */
export const Content = z.object({
	form: z.enum(FORMS),
	/** Of a note; an answer has the beginning of its words. */
	title: z.string(),
	/** Markdown of a note. */
	body: z.string(),
	learned: z.string(),
	next: z.string(),
	answers: Answers,
	status: z.string(),
	source: z.string(),
	day: Day,
	topics: Topics,
});
export type Content = z.output<typeof Content>;
