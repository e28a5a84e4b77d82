import { z } from 'zod';

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

/** One sentence for next to the button that shows it to others. */
export function audience(visibility: Visibility, team: string | null, workspace: string): string {
	switch (visibility) {
		case 'workspace':
			return `Everybody at ${workspace} can read it.`;
		case 'team':
			return team ? `People in ${team} can read it.` : 'Only its authors can read it.';
		case 'restricted':
			return 'Only its authors and the people named can read it.';
	}
}

/** The other way round: who it is taken from when it goes. */
export function deprived(visibility: Visibility, team: string | null, workspace: string): string {
	switch (visibility) {
		case 'workspace':
			return `Everybody at ${workspace} loses it.`;
		case 'team':
			return team ? `People in ${team} lose it.` : 'Nobody but its authors could read it.';
		case 'restricted':
			return 'The people named as its readers lose it.';
	}
}
