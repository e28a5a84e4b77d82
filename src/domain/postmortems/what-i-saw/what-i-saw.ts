import { z } from 'zod';

/** Not questions to be answered one by one: what helps to begin. */
export const PROMPTS = [
	'What did you see, hear and do, in the order it came to you?',
	'What did you expect?',
	'What did you not know then?',
] as const;

export const MOST_TOLD = 100_000;

const Ticked = z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false);

export const WhatISaw = z.object({
	/** What they were to it: "on call", "at the help desk". It stands above their words. */
	role: z.string().trim().max(120, 'A role can be 120 characters at the most.').default(''),
	text: z
		.string()
		.max(MOST_TOLD, `It can be ${MOST_TOLD.toLocaleString('en')} characters at the most.`)
		.transform((text) => text.replaceAll('\r\n', '\n'))
		.default(''),
	withName: Ticked,
	/** When it was saved last, as the one who writes knows it: 0 where it was not yet. */
	base: z.coerce.number().int().min(0).optional(),
	/** Saved by the browser in passing, and not by the person. */
	autosaved: Ticked,
});
export type WhatISaw = z.output<typeof WhatISaw>;

/** One's own, as it is kept. */
export interface OwnAccount {
	role: string;
	text: string;
	withName: boolean;
	createdAt: number;
	updatedAt: number;
	/** Null while nobody else reads it. */
	releasedAt: number | null;
}
