import { z } from 'zod';

/**
 * What somebody says whom a story speaks of. Who agreed, or said so `in-person` as the author has it, agreed to readers
 * in the workspace; `anywhere` is a yes to readers elsewhere as well, which they alone give.
 */
export const CONSENTS = ['asked', 'agreed', 'anywhere', 'declined', 'in-person'] as const;
export type Consent = (typeof CONSENTS)[number];

export const CONSENT_WORDS: Record<Consent, string> = {
	asked: 'Has not answered yet',
	agreed: 'Agreed',
	anywhere: 'Agreed, to readers elsewhere too',
	declined: 'Would rather not',
	'in-person': 'Asked in person',
};

const person = z.string().trim().min(1, 'Name whom it speaks of.').max(200);

/** Whom a story speaks of, and the words that do. */
export const AskedConsent = z.object({
	/** A name, or an e-mail address. */
	person,
	passage: z
		.string()
		.trim()
		.max(4_000, 'What they are shown can be 4,000 characters at the most.')
		.default(''),
});
export type AskedConsent = z.output<typeof AskedConsent>;

/** They said yes to the author's face. */
export const SaidInPerson = z.object({ person });

export const TakenOut = z.object({ personId: z.coerce.number().int().positive() });

export const ConsentAnswer = z.object({
	answer: z.enum(['agreed', 'anywhere', 'declined'], 'Say whether it may be told.'),
	note: z.string().trim().max(2_000, 'A note can be 2,000 characters at the most.').default(''),
});
export type ConsentAnswer = z.output<typeof ConsentAnswer>;
