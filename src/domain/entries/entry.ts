import { z } from 'zod';

/** In a column that lists are ordered by: nobody knows when it happened. It stands behind all that is known. */
export const UNDATED = 0;

export const VISIBILITIES = ['workspace', 'team', 'restricted'] as const;
/** Who may read an entry once it is published; before that, its authors alone. */
export type Visibility = (typeof VISIBILITIES)[number];

/** Who may read: the same fields for every kind of entry. */
export const Sharing = z.object({
	/** The slug of a team; null where it belongs to none. */
	team: z.string().max(120).nullable(),
	visibility: z.enum(VISIBILITIES),
	/** E-mail addresses of those who may read a restricted entry. */
	readers: z.array(z.string().trim().toLowerCase().max(200)).max(500),
	/** E-mail addresses; whoever writes first is an author anyway. */
	authors: z.array(z.string().trim().toLowerCase().max(200)).max(100),
});
export type Sharing = z.output<typeof Sharing>;
