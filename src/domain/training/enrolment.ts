/** `left` is whoever said that it is not for them; what they did stays theirs. */
export const ENROLMENT_STATES = ['open', 'completed', 'left'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** Why somebody is on a course: they began it, a rule asks it of them, or it was time to renew it. */
export const ENROLMENT_REASONS = ['own', 'assigned', 'renewal'] as const;
export type EnrolmentReason = (typeof ENROLMENT_REASONS)[number];

/** Whom a rule is for. */
export const AUDIENCES = ['everybody', 'team', 'role', 'joined-since'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How it is asked for once more: so many months after it was completed, on a day of each year, or by keeping up with recall. */
export const RENEWALS = ['none', 'interval', 'window', 'recall'] as const;
export type Renewal = (typeof RENEWALS)[number];

/** How sure somebody was before they saw the answer: 1 guessed, 2 thought so, 3 sure. */
export const CONFIDENCES = [1, 2, 3] as const;
export type Confidence = (typeof CONFIDENCES)[number];
