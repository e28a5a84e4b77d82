import { z } from 'zod';

export const WHOSE = ['me', 'teams', 'all'] as const;
/** Those one looks after, those of one's teams, or all that one may see. */
export type Whose = (typeof WHOSE)[number];
export const WHOSE_NAMES: Record<Whose, string> = { me: 'Mine', teams: 'My teams', all: 'All' };

export const COLUMNS = ['open', 'waiting', 'looked', 'dropped'] as const;
/** How far a change is: planned; made, and to be looked at; looked at, or never to be; not made. */
export type Column = (typeof COLUMNS)[number];
export const COLUMN_NAMES: Record<Column, string> = {
	open: 'Open',
	waiting: 'Done, waiting for its check',
	looked: 'Held, or did not',
	dropped: 'Dropped',
};

export const ChangeQuery = z.object({
	whose: z.enum(WHOSE).default('me'),
	column: z.enum(COLUMNS).default('open'),
	/** The slug of a team. */
	team: z.string().max(120).optional(),
	/** Only what was due before today. */
	overdue: z.enum(['yes']).optional(),
	cursor: z
		.string()
		.regex(/^[\d-]*_\d{1,12}$/, 'That page is not here any more. Begin at the first one.')
		.optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ChangeQuery = z.output<typeof ChangeQuery>;
