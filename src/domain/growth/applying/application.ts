/** Nobody else sees either. */
export const INCLINATIONS = ['interested', 'not-now'] as const;
export type Inclination = (typeof INCLINATIONS)[number];

export const APPLICATION_STATES = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** What a lead can say of it, where the company asks them: yes, yes from a day on, or let us talk first. */
export const LEAD_ANSWERS = ['yes', 'yes-from', 'let-us-talk'] as const;
export type LeadAnswer = (typeof LEAD_ANSWERS)[number];

export const PARTS = ['words', 'interests', 'open-to', 'can-teach', 'can-do', 'wants', 'goals'] as const;
/** A part of what somebody says of themselves. */
export type Part = (typeof PARTS)[number];

/** What one shows along, as whoever answers reads it. */
export interface Shown {
	part: Part;
	lines: string[];
}
