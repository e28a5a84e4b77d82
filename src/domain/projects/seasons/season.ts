export const SEASON_KINDS = ['week', 'lane'] as const;
/** A hack week has a first and a last day; a lane stands: 20% time, Friday afternoons. */
export type SeasonKind = (typeof SEASON_KINDS)[number];

/** As many days as a hack week names, and as many times as a lane has in a week. */
export const MOST_DAYS = 20;
export const MOST_TIMES = 7;

export const PHASES = ['ideas', 'teams', 'building', 'show', 'after'] as const;
/** What a hack week is about at a time. A lane has none. */
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Record<Phase, string> = {
	ideas: 'Ideas',
	teams: 'Teams',
	building: 'Building',
	show: 'Show',
	after: 'After',
};

/** From that calendar day on, in the zone of the season. */
export interface PhaseFrom {
	phase: Phase;
	from: string;
}

/** What a day of a hack week is for, as its hosts say it: `Kick-off`, `Pitches, 09:00 and 16:00 UTC`. */
export interface SeasonDay {
	day: string;
	name: string;
	about: string;
}

/** When a lane has its time: minutes after midnight on days of the week, 1 is Monday, on everybody's own clock. */
export interface LaneTime {
	weekday: number;
	from: number;
	minutes: number;
}

/** What is voted on at the end. The best of a kind, never the best person. */
export interface Award {
	key: string;
	name: string;
}

export const AWARDS: readonly Award[] = [
	{ key: 'lesson', name: 'Best lesson' },
	{ key: 'failure', name: 'Best failure' },
	{ key: 'help', name: 'Best help given' },
	{ key: 'beyond-code', name: 'Best without code' },
];
