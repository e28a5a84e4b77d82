import { z } from 'zod';

/** What a workspace decides of its openings. */
export const OpeningSettings = z.object({
	/** After so many days without a word it is asked whether an opening still stands. */
	askAfterDays: z.coerce
		.number('Days, as a whole number.')
		.int('Days, as a whole number.')
		.min(7, 'A week at least.')
		.max(365, 'A year at the most.')
		.default(45),
});
export type OpeningSettings = z.output<typeof OpeningSettings>;

/** Days that there are for an answer, before it rests. */
export const ANSWER_WITHIN = 7;
