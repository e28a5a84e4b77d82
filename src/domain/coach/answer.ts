import { z } from 'zod';
import { BLOCK_KINDS, RULES, SEVERITIES } from './finding.ts';

/** Where a text stands, as programs send it; what is not known here is left aside. */
export const Context = z.object({
	section: z.string().max(2_000).nullish(),
	trail: z
		.array(z.string().max(2_000))
		.max(100)
		.nullish()
		.transform((trail) => trail ?? undefined),
	kind: z.enum(BLOCK_KINDS).optional().catch(undefined),
	participants: z
		.array(z.string().max(200))
		.max(1_000)
		.nullish()
		.transform((names) => names ?? undefined),
	version: z.enum(['internal', 'public']).optional(),
});

export const Answer = z.object({
	rule: z.enum(RULES),
	severity: z.enum(SEVERITIES),
	/** Counted in UTF-16 units of the text that was sent. */
	start: z.int(),
	end: z.int(),
	message: z.string(),
	suggestion: z.string().nullable(),
});
