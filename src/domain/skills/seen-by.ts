/** Who reads a part of what somebody says of themselves. `mentors` are those who mentor them now. */
export const SEEN_BY = ['me', 'mentors', 'workspace'] as const;
export type SeenBy = (typeof SEEN_BY)[number];

/** How near somebody is to whom they look at. */
export type Nearness = 'self' | 'mentor' | 'workspace';

const READS: Record<Nearness, readonly SeenBy[]> = {
	self: ['me', 'mentors', 'workspace'],
	mentor: ['mentors', 'workspace'],
	workspace: ['workspace'],
};

/** Whether somebody reads a part that is seen by these. Who is not near at all, as a guest, reads nothing. */
export const isSeenBy = (near: Nearness | undefined, seenBy: SeenBy): boolean =>
	near !== undefined && READS[near].includes(seenBy);

/** Who sees which of the three lists, as long as somebody has not said otherwise. */
export const SKILLS_SEEN = {
	seenTeach: 'workspace',
	seenDo: 'workspace',
	seenLearn: 'mentors',
} as const satisfies Record<string, SeenBy>;
export type SkillsSeen = Record<keyof typeof SKILLS_SEEN, SeenBy>;
