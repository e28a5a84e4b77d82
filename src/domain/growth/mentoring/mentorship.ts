export const MENTORSHIP_FORMS = ['mentoring', 'pairing', 'shadowing'] as const;
export type MentorshipForm = (typeof MENTORSHIP_FORMS)[number];

/**
 * `waiting`: there is no place yet, and the other is not asked until there is. `asked`: the other has not answered.
 * `taken-back`: whoever asked took it back before.
 */
export const MENTORSHIP_STATES = ['waiting', 'asked', 'agreed', 'declined', 'taken-back', 'closed'] as const;
export type MentorshipState = (typeof MENTORSHIP_STATES)[number];

/** `learned`: what somebody takes from it, said when it closes. */
export const CHECKS = ['mid', 'end', 'learned'] as const;
export type CheckWhen = (typeof CHECKS)[number];
