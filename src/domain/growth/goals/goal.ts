export const GOAL_STATES = ['open', 'reached', 'let-go'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** What somebody adds to a goal over time: how it goes, or something that shows it. */
export const GOAL_NOTES = ['check-in', 'evidence'] as const;
export type GoalNoteKind = (typeof GOAL_NOTES)[number];

/** What somebody writes of a goal: as it is kept in its history. */
export interface GoalContent {
	what: string;
	why: string;
	/** A local day. */
	by: string | null;
	/** What they call it: `By summer`. */
	byWords: string;
	/** How far it is, in their words. */
	standing: string;
	steps: string[];
	skills: string[];
	links: string[];
}
