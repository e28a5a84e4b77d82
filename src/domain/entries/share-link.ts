import { z } from 'zod';
import type { Visibility } from './entry.ts';

/** For how many days a link can be made. */
export const SHARE_DAYS = [7, 30, 90] as const;

/** Whether authors may make links for people elsewhere. */
export const LinkRule = z.object({ links: z.enum(['authors', 'nobody']).default('authors') });
export type LinkRule = z.output<typeof LinkRule>;

/** What a link shows. */
export type Showing = 'entry' | 'customers';

export const NewShareLink = z.object({
	days: z.coerce
		.number()
		.refine((days) => SHARE_DAYS.some((one) => one === days), 'Choose 7, 30 or 90 days.')
		.default(30),
	/** Whom it is for, so that its authors know later which of several links is which. */
	recipient: z.string().trim().max(120, 'That can be 120 characters at the most.').default(''),
	/** That its author knows who gets to read what few may read here. */
	confirmed: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
});
export type NewShareLink = z.output<typeof NewShareLink>;

/** Whom a link takes it to, beside those who can read it here. */
export function takenTo(visibility: Visibility, team: string | null): string {
	const anybody = 'Whoever has the link can read it, and pass it on, without an account.';
	switch (visibility) {
		case 'workspace':
			return anybody;
		case 'team':
			return `${team ? `It is kept to ${team}.` : 'It is kept to its authors.'} ${anybody}`;
		case 'restricted':
			return `It is kept to its authors and the people named. ${anybody}`;
	}
}
