export const RHYTHMS = ['day', 'week', 'sprint', 'demand'] as const;
/** How often a team asks itself what it learned. `demand` is never by itself. */
export type Every = (typeof RHYTHMS)[number];

/** What somebody's part in their team's rhythm is where it is not the usual one. */
export const PARTS_IN_RHYTHM = ['optional', 'left-out'] as const;
export type PartInRhythm = (typeof PARTS_IN_RHYTHM)[number];
