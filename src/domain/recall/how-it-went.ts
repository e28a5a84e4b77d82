import { z } from 'zod';

export const HOWS = ['not-at-all', 'slowly', 'well', 'at-once'] as const;
/** How a lesson came back to somebody who met it again, in the order of the keys 1 to 4. */
export type How = (typeof HOWS)[number];
export const HOW_NAMES: Record<How, string> = {
	'not-at-all': 'Not at all',
	slowly: 'Slowly',
	well: 'Well',
	'at-once': 'At once',
};

export const Met = z.object({
	lesson: z.coerce.number().int().positive(),
	how: z.enum(HOWS, 'Say how it came back to you: not at all, slowly, well, or at once.'),
});
export type Met = z.output<typeof Met>;
