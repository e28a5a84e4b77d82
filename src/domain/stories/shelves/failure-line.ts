import { z } from 'zod';

const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;
const YEAR = 'Which year? Four digits.';

/** A line of somebody's failure CV. */
export const NewLine = z.object({
	year: z.coerce.number({ error: YEAR }).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR),
	text: z
		.string()
		.trim()
		.min(1, 'What did not work? A sentence is enough.')
		.max(300, 'A line has room for 300 characters.'),
	learned: z.string().trim().max(300, 'What you learned has room for 300 characters.').default(''),
	/** The story that tells it whole: its number or its title. */
	story: z.string().trim().max(300, 'That is longer than any title.').default(''),
});
export type NewLine = z.output<typeof NewLine>;

const id = z.coerce.number().int().positive();
export const ChangedLine = NewLine.extend({ id });
export type ChangedLine = z.output<typeof ChangedLine>;
export const OneLine = z.object({ id });
export const MovedLine = z.object({ id, to: z.enum(['up', 'down']) });
export type MovedLine = z.output<typeof MovedLine>;

export const MOST_LINES = 60;
