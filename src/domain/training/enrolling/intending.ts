import { z } from 'zod';

export const WENTS = ['did', 'partly', 'not-yet'] as const;
/** How a plan went. */
export type Went = (typeof WENTS)[number];
export const WENT_NAMES: Record<Went, string> = {
	did: 'I did it',
	partly: 'In part',
	'not-yet': 'Not yet',
};

/** “When X happens, I will Y.” */
export const NewIntention = z.object({
	when: z.string().trim().min(1, 'When what happens?').max(300, '300 characters at the most.'),
	will: z.string().trim().min(1, 'What will you do?').max(300, '300 characters at the most.'),
	askOn: z.iso.date('On which day shall we ask how it went?'),
});
export type NewIntention = z.output<typeof NewIntention>;

export const HowItWent = z.object({
	plan: z.coerce.number().int().positive(),
	went: z.enum(WENTS, 'Say how it went; not yet is fine.'),
	note: z.string().trim().max(2_000, '2,000 characters at the most.').default(''),
});
export type HowItWent = z.output<typeof HowItWent>;

/** The day that is suggested: far enough for something to have happened. */
export const USUAL_DAYS = 21;
