import { dayInWords } from '../opportunities/words.ts';

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
	/** What they call it: `summer`. */
	byWords: string;
	/** How far it is, in their words. */
	standing: string;
	steps: string[];
	skills: string[];
	links: string[];
}

/** Of one person, those that are over included. */
export const MOST_GOALS = 100;
export const MOST_STEPS = 20;
/** After so many days without a word, whoever wants to be asked is asked how it goes. */
export const SILENT_AFTER = 21;

/** `By summer`, `By 7 December`; empty where it has no day. */
export function byInWords({ by, byWords }: Pick<GoalContent, 'by' | 'byWords'>, today: string): string {
	if (byWords !== '') return `By ${byWords}`;
	return by === null ? '' : `By ${dayInWords(by, today)}`;
}

/** What stands below a goal, in sentences: by when, then how far it is, or why where nothing is said of that. */
export function aboutGoal(
	{ why, standing, ...when }: Pick<GoalContent, 'by' | 'byWords' | 'why' | 'standing'>,
	today: string,
): string {
	const by = byInWords(when, today);
	return [by === '' ? '' : `${by}.`, standing || why].filter(Boolean).join(' ');
}

export const STATE_WORDS: Record<GoalState, string> = {
	open: 'open',
	reached: 'reached',
	'let-go': 'let go',
};
