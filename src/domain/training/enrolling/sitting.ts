import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';

const MINUTES = 'Between 10 and 600 minutes.';
const SEATS = 'Between 1 and 1,000, or nothing.';

/** A course taught by people, at a time and a place. The time is that of the clock of whoever plans it. */
export const NewSitting = z.object({
	at: z.string().trim().min(1, 'When does it begin?').max(40),
	lasts: z.coerce.number(MINUTES).int(MINUTES).min(10, MINUTES).max(600, MINUTES).default(60),
	place: z.string().trim().min(1, 'Where is it? An address, a room, or a link.').max(300),
	seats: noneOr(z.coerce.number(SEATS).int(SEATS).min(1, SEATS).max(1_000, SEATS).nullable()).default(null),
});
export type NewSitting = z.output<typeof NewSitting>;

export const OfSitting = z.object({ sitting: z.coerce.number().int().positive() });
export type OfSitting = z.output<typeof OfSitting>;
