import { z } from 'zod';
import { BEGINNERS, type Begun } from './begun.ts';

/** That a program began it, as the API answers it. */
export const BegunAnswer = z
	.object({
		by: z.enum(BEGINNERS),
		/** What the token or the address was called; null for everybody but its person. */
		called: z.string().nullable(),
		at: z.iso.datetime(),
	})
	.nullable();

export const begunAnswer = (begun: Begun | null): z.input<typeof BegunAnswer> =>
	begun && { by: begun.by, called: begun.called, at: new Date(begun.at).toISOString() };
