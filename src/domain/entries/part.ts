/** What somebody can do for an entry without being its author. */
export const PART_ROLES = ['reviewer', 'facilitator'] as const;
export type PartRole = (typeof PART_ROLES)[number];

export const VERDICTS = ['approved', 'more'] as const;
/** `more`: there is something to add before it goes out. */
export type Verdict = (typeof VERDICTS)[number];
