/** Who reads a part of what somebody says of themselves. `mentors` are those who mentor them now. */
export const SEEN_BY = ['me', 'mentors', 'workspace'] as const;
export type SeenBy = (typeof SEEN_BY)[number];

export const OPEN_TO = [
	'project',
	'mentoring',
	'being-mentored',
	'pairing',
	'shadowing',
	'being-shadowed',
] as const;
/** What somebody is open to. */
export type OpenTo = (typeof OPEN_TO)[number];
