import { z } from 'zod';
import { PARTS, Told } from '../story.ts';

/** `waits` to be looked through, `back` with a word about what to change, `out` for its readers. */
export const UNSIGNED_STATES = ['waits', 'back', 'out'] as const;
export type UnsignedState = (typeof UNSIGNED_STATES)[number];

const topics = z
	.string()
	.max(1_000)
	.default('')
	.transform((typed) => [...new Set(typed.split(',').map((one) => one.trim()))].filter(Boolean))
	.pipe(Told.shape.topics.unwrap());

/**
 * What a form sends of a story without a name. No recording, since a voice is a name; no slides, which are told
 * aloud; and no incident of one's own, which few were in.
 */
export const UnsignedTold = Told.omit({ recording: true, postmortem: true, slides: true })
	.extend({ form: z.enum(['guided', 'free']).default('guided'), topics })
	.transform((told): Told => ({ ...told, recording: '', postmortem: null, slides: [] }))
	.superRefine((told, check) => {
		const texts = told.form === 'free' ? [told.body] : PARTS.map((part) => told[part]);
		if (texts.some((text) => text !== '')) return;
		const path = told.form === 'free' ? 'body' : 'tried';
		check.addIssue({ code: 'custom', path: [path], message: 'Tell a little of it: one of these is enough.' });
	});

/** The code as somebody typed or pasted it; spaces, dashes and capitals do not matter. */
export const Code = z
	.string()
	.max(200)
	.transform((typed) => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
	.refine((code) => code !== '', 'Enter the code that you were shown when you told it.');

/** In groups of four, so that it can be read and typed. */
export function shownCode(code: string): string {
	return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** The first noon of a month, which is in that month everywhere: the only date that a story without a name has. */
export function startOfMonth(month: string): number {
	return Date.parse(`${month}-01T12:00Z`);
}
