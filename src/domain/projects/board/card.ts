/** A step of what a card is about. */
export interface Step {
	text: string;
	done: boolean;
}

/** The columns that a board begins with. In the last one a card says what it taught, whether it was kept or put down. */
export const COLUMNS = [
	{ name: 'Wondering', about: 'Questions we have not touched', most: null, learns: false, waits: false },
	{ name: 'Trying', about: 'Two at a time, on purpose', most: 2, learns: false, waits: false },
	{ name: 'Stuck', about: 'Say so early; somebody is bored', most: null, learns: false, waits: true },
	{ name: 'Learned', about: 'Each card ends here, shipped or not', most: null, learns: true, waits: false },
] as const;

export const OUTCOMES = ['kept', 'put-down'] as const;
/** What became of what a card tried. */
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_NAMES: Record<Outcome, string> = { kept: 'Kept', 'put-down': 'Put down' };

export const MOST_STEPS = 30;

export const WAYS = ['up', 'down', 'first', 'last'] as const;
export type Way = (typeof WAYS)[number];
