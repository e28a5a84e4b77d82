import { z } from 'zod';
import { CHECKS, MENTORSHIP_FORMS } from './mentorship.ts';
import { PARTS_IN_IT } from './words.ts';

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);

const Day = z.iso.date('Give a day that exists, such as 2026-12-07.');
const Id = z.coerce.number().int().positive();
const NoneOr = <Schema extends z.ZodType>(schema: Schema) =>
	z
		.union([z.null(), z.literal('').transform(() => null), schema])
		.optional()
		.transform((given) => given ?? null);
/** A box that is ticked, as a form sends it, or as the API does. */
const Yes = z
	.union([z.boolean(), z.string()])
	.optional()
	.transform((given) => given === true || given === 'yes');

/** What two agree on. */
export const Agreement = z.object({
	aim: text(300).min(1, 'Say in a line what it is for.'),
	rhythm: text(200).min(1, 'Say how often you would meet: “An hour every second Thursday”.'),
	endsOn: Day,
});
export type Agreement = z.output<typeof Agreement>;

export const NewMentorship = Agreement.extend({
	/** The id of the other. */
	with: Id,
	form: z.enum(MENTORSHIP_FORMS, 'Choose what it would be.'),
	/** What whoever asks would be in it. */
	as: z.enum(PARTS_IN_IT).default('learner'),
	words: text(2_000).default(''),
	/** A goal of whoever learns, where they choose to share it. */
	goal: NoneOr(Id),
	/** The number of an opening that it comes from. */
	opening: NoneOr(Id),
	/** Where there is no place yet: ask once there is. */
	wait: Yes,
});
export type NewMentorship = z.output<typeof NewMentorship>;

export const Agreeing = z.object({ goal: NoneOr(Id) });
export const Declining = z.object({ answer: text(1_000).default('') });

/** Markdown of the two; `base` is the save that this one started from. */
const Words = z.string().max(40_000, 'This can be 40,000 characters at the most.');
const Base = z.coerce.number().int().nonnegative();
export const AgendaForm = z.object({ agenda: Words, base: Base });
export const MeetingForm = z.object({
	/** None where it is new. */
	meeting: NoneOr(Id),
	on: Day,
	notes: Words.refine((notes) => notes.trim() !== '', 'Write a line of what you spoke about.'),
	base: Base,
});
export type MeetingForm = z.output<typeof MeetingForm>;

export const CheckForm = z.object({
	when: z.enum(CHECKS),
	words: text(4_000).min(1, 'Say it in your words. One line is enough.'),
	/** `two`: the other reads it as well. */
	readers: z.enum(['two', 'me'], 'Choose who reads it.'),
});
export type CheckForm = z.output<typeof CheckForm>;

export const Closing = z.object({
	learned: text(4_000).default(''),
	readers: z.enum(['two', 'me']).default('two'),
});
export type Closing = z.output<typeof Closing>;
