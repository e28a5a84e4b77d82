/** `waits` to be looked through, `back` with a word about what to change, `out` for its readers. */
export const UNSIGNED_STATES = ['waits', 'back', 'out'] as const;
export type UnsignedState = (typeof UNSIGNED_STATES)[number];
