export const MENTORSHIP_FORMS = ['mentoring', 'pairing', 'shadowing'] as const;
export type MentorshipForm = (typeof MENTORSHIP_FORMS)[number];

/** `asked`: one of the two has not agreed yet. */
export const MENTORSHIP_STATES = ['asked', 'agreed', 'declined', 'closed'] as const;
export type MentorshipState = (typeof MENTORSHIP_STATES)[number];

export const CHECKS = ['mid', 'end'] as const;
export type CheckWhen = (typeof CHECKS)[number];
