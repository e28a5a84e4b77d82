/** What somebody says whom a story speaks of; `in-person` is what the author says of them. */
export const CONSENTS = ['asked', 'agreed', 'declined', 'in-person'] as const;
export type Consent = (typeof CONSENTS)[number];
