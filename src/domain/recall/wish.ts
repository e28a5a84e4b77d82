import { z } from 'zod';

/** A handful. */
export const USUAL_A_WEEK = 5;
export const MOST_A_WEEK = 10;

/** How somebody wants to meet what they keep. */
export const Wish = z.object({
	aWeek: z.coerce
		.number('Give a number from 1 to 10.')
		.int('Give a whole number from 1 to 10.')
		.min(1, 'One a week is the least; to meet none, stop for a while.')
		.max(MOST_A_WEEK, 'Ten a week is the most: it is meant to stay a handful.'),
});
export type Wish = z.output<typeof Wish>;
