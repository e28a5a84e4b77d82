import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';
import { Lesson } from '../../lessons/lesson.ts';
import { MOST_STEPS, OUTCOMES, WAYS } from './card.ts';

const words = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);
const Title = words(200).min(1, 'Say in a few words what it is about.');
const Uid = z.string().regex(/^[\w-]{8,40}$/, 'This card has a name that nothing can be found by.');
const Yes = z.preprocess((value) => value === true || value === 'on' || value === 'yes', z.boolean());
/** Columns that a board begins with have no number until somebody writes on it: -1 is the first. */
const Column = z.coerce.number('Choose a column.').int();

export const OneCard = z.object({ uid: Uid });

export const NewCard = z.object({ uid: Uid, title: Title, column: Column });
export type NewCard = z.output<typeof NewCard>;

/** Where to: before that card, or else after that one, or else as the last of its column. */
export const Moved = z.object({
	uid: Uid,
	column: Column,
	before: noneOr(Uid.nullable()).default(null),
	after: noneOr(Uid.nullable()).default(null),
});
export type Moved = z.output<typeof Moved>;

/** As a form without a script says it. */
export const MovedInWords = z.object({
	uid: Uid,
	column: Column,
	to: z.enum(WAYS, 'Choose where.').default('last'),
});

/** A step is known by its words where others moved it. */
export const Ticked = z.object({
	uid: Uid,
	step: z.coerce.number().int().min(0),
	text: words(300),
	done: Yes,
});
export type Ticked = z.output<typeof Ticked>;

const Labels = z.preprocess(
	(value) => (typeof value === 'string' ? value.split(',') : value),
	z
		.array(words(30))
		.transform((labels) => [...new Set(labels.filter(Boolean))])
		.refine((labels) => labels.length <= 6, 'Six labels at the most.'),
);

const Steps = z
	.array(z.object({ text: words(300), done: Yes }))
	.transform((steps) => steps.filter(({ text }) => text !== ''))
	.refine((steps) => steps.length <= MOST_STEPS, `A card has ${MOST_STEPS} steps at the most.`);
const Due = noneOr(z.iso.date('Give a day that exists, such as 2026-11-27.').nullable());
const People = z.array(z.coerce.number().int().positive()).max(50);
const Outcome = noneOr(z.enum(OUTCOMES).nullable());
const Learned = z.union([z.literal(''), Lesson.shape.text]);

export const Rewritten = z.object({
	uid: Uid,
	title: Title,
	body: words(10_000).default(''),
	steps: Steps.default([]),
	labels: Labels.default([]),
	due: Due.default(null),
	people: People.default([]),
});
/** What is left out stays as it is. */
export type Rewritten = Pick<z.output<typeof Rewritten>, 'uid'> & Partial<z.output<typeof Rewritten>>;

/** What a card taught. Empty takes the words back. */
export const Taught = z.object({
	uid: Uid,
	learned: Learned.default(''),
	outcome: Outcome.default(null),
});
export type Taught = z.output<typeof Taught>;

export const ColumnWords = z.object({
	/** Left out for a new one. */
	column: noneOr(Column.nullable()).default(null),
	name: words(40).min(1, 'Give the column a name.'),
	about: words(120).default(''),
	most: noneOr(
		z.coerce
			.number('Give a number, or none.')
			.int()
			.min(1, 'One at least.')
			.max(100, 'A hundred at the most.')
			.nullable(),
	).default(null),
	learns: Yes.default(false),
	waits: Yes.default(false),
});
export type ColumnWords = z.output<typeof ColumnWords>;

const HoursGiven = noneOr(
	z.coerce
		.number('Give a number of hours.')
		.int('Whole hours will do.')
		.min(0, 'Hours begin at none.')
		.max(100_000, 'That is more than a project has.')
		.nullable(),
).default(null);
/** What its people choose to tell of; empty for nothing. */
export const HoursTold = z.object({ spent: HoursGiven, meant: HoursGiven });

export const OneColumn = z.object({ column: Column });
export const MovedColumn = z.object({ column: Column, to: z.enum(['left', 'right']) });

/** As programs say it, and a page that has a script: what is left out stays as it is. */
export const CardPatch = z
	.object({
		title: Title,
		body: words(10_000),
		steps: Steps,
		labels: Labels,
		due: Due,
		people: People,
		/** Its column; `before` or `after` which card of it, or else as the last. */
		column: Column,
		before: Uid.nullable(),
		after: Uid.nullable(),
		/** One of its steps is done, or not. */
		tick: Ticked.omit({ uid: true }),
		/** What it taught, which is a lesson of the project. */
		learned: Learned,
		outcome: Outcome,
		/** `true` takes it off the board, `false` puts it back. */
		removed: z.boolean(),
	})
	.partial();
export type CardPatch = z.output<typeof CardPatch>;
