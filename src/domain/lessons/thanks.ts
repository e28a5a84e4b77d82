import { z } from 'zod';

/** It helped me; we saw this too: numbers, and nobody's names. */
export const COUNTED_THANKS = ['helped', 'saw'] as const;
export type CountedThanks = (typeof COUNTED_THANKS)[number];
export const THANKS_KINDS = [...COUNTED_THANKS, 'changed'] as const;
/** It changed what we did: a sentence with its writer's name. */
export type ThanksKind = (typeof THANKS_KINDS)[number];

const lesson = z.coerce.number().int().positive().nullable().default(null);

/** What helped, or was seen elsewhere too: the entry, or one lesson of it. */
export const Helped = z.object({ lesson });
export type Helped = z.output<typeof Helped>;

export const Changed = z.object({
	lesson,
	sentence: z
		.string()
		.trim()
		.min(1, 'Say in a sentence what you do differently now.')
		.max(500, 'A sentence can be 500 characters at the most.'),
});
export type Changed = z.output<typeof Changed>;
