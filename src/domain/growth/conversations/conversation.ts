import { z } from 'zod';

export const RHYTHMS = [1, 2, 3, 4, 6, 8, 12] as const;
const MOST_NOTES = 20_000;

/** `Every two weeks` */
export function rhythmInWords(weeks: number): string {
	const NAMED: Record<number, string> = { 1: 'Every week', 2: 'Every two weeks', 3: 'Every three weeks' };
	return NAMED[weeks] ?? `Every ${weeks} weeks`;
}

const Day = z.iso.date('Give a day, such as 2026-12-04.');
const Weeks = z.coerce
	.number('Choose how often.')
	.int()
	.min(1, 'Choose how often.')
	.max(26, 'Choose how often.');

export const NewTalks = z.object({
	/** A name, or an e-mail address. */
	with: z.string().trim().min(1, 'With whom? A name, or an e-mail address.').max(200),
	everyWeeks: Weeks,
	nextOn: Day,
});
export type NewTalks = z.output<typeof NewTalks>;

export const NewRhythm = z.object({ everyWeeks: Weeks, nextOn: Day });

/** Which prompts somebody takes along, by their keys, and a question of their own. */
export const Chosen = z.object({
	keys: z.array(z.string().max(80)).max(60).default([]),
	own: z.string().trim().max(400, 'Keep it to 400 characters.').default(''),
});
export type Chosen = z.output<typeof Chosen>;

export const NewNotes = z.object({
	on: Day,
	notes: z
		.string()
		.max(MOST_NOTES, 'These notes can be 20,000 characters at the most.')
		.transform((text) => text.replaceAll('\r\n', '\n').trimEnd()),
	/** The version that this was written on; 0 where nothing was noted yet. */
	base: z.coerce.number().int().min(0),
});
export type NewNotes = z.output<typeof NewNotes>;

/** Where a prompt comes from. Nothing is taken along before its person says so. */
export type PromptFrom = 'goal' | 'step' | 'skill' | 'opening';

export interface Prompt {
	/** `goal-12` */
	key: string;
	from: PromptFrom;
	text: string;
	/** About something that the other reads already. */
	isShared: boolean;
}
