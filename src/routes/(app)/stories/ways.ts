import type { Way } from '#domain/stories/row.ts';

/** What the list is narrowed to or ordered by: a link each. */
export const segments = [
	{ value: 'new', label: 'New', href: '/stories' },
	{ value: 'recognised', label: 'Most recognised', href: '/stories?by=recognised' },
	{ value: 'leaders', label: 'From leaders', href: '/stories?by=leaders' },
	{ value: 'team', label: 'Your team', href: '/stories?by=team' },
] as const satisfies readonly { value: Way; label: string; href: string }[];

/** What stands where there is none. */
export const NOTHING: Record<Way, string> = {
	new: 'Nobody has told one yet.',
	recognised: 'Nobody has told one yet.',
	leaders: 'Nobody who leads a team has told one yet. It is easier for others once somebody has.',
	team: 'Nobody in your teams has told one yet.',
};
