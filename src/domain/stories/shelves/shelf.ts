import { z } from 'zod';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { noneOr } from '#lib/web/fields.ts';
import { KINDS, type Kind } from '../../entries/kinds.ts';

/** The shelf that a newcomer reads first. It is there whether somebody put anything on it or not. */
export const WELCOME = 'welcome';

export const WELCOME_SHELF = {
	slug: WELCOME,
	name: 'The Welcome shelf',
	/** Where a curator writes nothing there, the page says how many there are: `aboutOf`. */
	about: '',
} as const;

/** What stands below its name. */
export function aboutOf({
	slug,
	about,
	books,
}: {
	slug: string;
	about: string;
	books: readonly { kind: Kind }[];
}): string {
	if (about !== '' || slug !== WELCOME) return about;
	const courses = books.filter(({ kind }) => kind === 'course').length;
	const things = sentenceCase(counted(books.length - courses, 'thing'));
	const told = `${things} that went wrong here, told by the people they happened to. Most of us read them in our first weeks.`;
	return courses === 0 ? told : `${told} ${sentenceCase(counted(courses, 'course'))} to take beside them.`;
}

/** The weeks of somebody's first months that something on the Welcome shelf can be for. */
export const WEEKS = [1, 4, 12] as const;
export type Week = (typeof WEEKS)[number];

/** From this week on nobody is a newcomer. */
export const NEW_FOR_WEEKS = 13;

/** A shelf of three dozen is a library; nobody reads it. */
export const MOST_ON_A_SHELF = 36;

/** What is read in one go; and courses, of which Training knows whether somebody has completed them. */
export const STANDS: readonly Kind[] = ['story', 'postmortem', 'log', 'course'];

export const NewShelf = z.object({
	name: z
		.string()
		.trim()
		.min(1, 'What is the shelf called?')
		.max(80, 'Its name can be 80 characters at the most.'),
	about: z.string().trim().max(300, 'What it is for has room for 300 characters.').default(''),
});
export type NewShelf = z.output<typeof NewShelf>;

const week = noneOr(
	z.coerce
		.number()
		.refine((given): given is Week => (WEEKS as readonly number[]).includes(given), 'Choose week 1, 4 or 12.')
		.nullable()
		.default(null),
);
const note = z.string().trim().max(300, 'Why it stands here has room for 300 characters.').default('');

/** How it is put on a shelf: named by its number, its address or its title. */
export const Placing = z.object({
	entry: z
		.string()
		.trim()
		.min(1, 'Which one? Its number, such as S-12, or its title.')
		.max(300, 'That is longer than any title.'),
	week: week.optional().transform((given) => given ?? null),
	note,
});
export type Placing = z.output<typeof Placing>;

/** What stands on a shelf, in the words of an address: `story-12`. */
export const Which = z.string().transform((text, context): { kind: Kind; number: number } => {
	const [kind = '', digits = ''] = text.split('-');
	if (kind in KINDS && /^[1-9]\d{0,8}$/.test(digits)) return { kind: kind as Kind, number: Number(digits) };
	context.addIssue({ code: 'custom', message: 'Nothing of that name stands here.' });
	return z.NEVER;
});

export const Placed = z.object({
	which: Which,
	week: week.optional().transform((given) => given ?? null),
	note,
});
export type Placed = z.output<typeof Placed>;

export const Taken = z.object({ which: Which });

/** A step up or down, or to a place among those that one sees: 0 is the first. */
export const Moved = z.object({
	which: Which,
	to: z.union([z.enum(['up', 'down']), z.coerce.number().int().min(0).max(1000)]),
});
export type Moved = z.output<typeof Moved>;

/** Entries a list or a form speaks of: `story-12`. */
export const whichOf = ({ kind, number }: { kind: Kind; number: number }): string => `${kind}-${number}`;
