export const GOAL_STATES = ['open', 'reached', 'let-go'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** What somebody adds to a goal over time: how it goes, or something that shows it. */
export const GOAL_NOTES = ['check-in', 'evidence'] as const;
export type GoalNoteKind = (typeof GOAL_NOTES)[number];
