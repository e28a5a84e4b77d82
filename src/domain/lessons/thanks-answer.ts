import { z } from 'zod';
import type { Thanks } from './thanks.server.ts';

/** What an entry did for its readers, for a program. Who read it, and whom it helped, are numbers. */
export const ThanksAnswer = z.object({
	/** Null where a number would be nearly a name. */
	travelled: z.object({ readers: z.int(), teams: z.int() }).nullable(),
	helped: z.int(),
	helpedMe: z.boolean(),
	saw: z.int(),
	sawIt: z.boolean(),
	changed: z.array(
		z.object({
			by: z.object({ id: z.int(), name: z.string() }),
			sentence: z.string(),
			day: z.iso.date(),
			/** The id of a lesson; null where it was the whole of it. */
			lesson: z.int().nullable(),
		}),
	),
});

export function answerOfThanks({ mayThank: _, ...thanks }: Thanks): z.output<typeof ThanksAnswer> {
	return thanks;
}
