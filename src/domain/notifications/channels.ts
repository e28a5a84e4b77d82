export const CHANNELS = ['inbox', 'mail', 'push'] as const;
/** A way on which somebody is told. */
export type Channel = (typeof CHANNELS)[number];

export const MATTERS = ['mentions', 'replies', 'reviews', 'changes', 'log', 'thanks', 'workspace'] as const;
/** What people choose by: kinds of news that somebody wants, or does not, together. */
export type Matter = (typeof MATTERS)[number];

export const DIGEST_RHYTHMS = ['never', 'day', 'week'] as const;
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];
