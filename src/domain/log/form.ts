export const FORMS = ['answer', 'note'] as const;
/**
 * An answer to what a team asks itself, in a sentence or two; or a note, which has a title and as much Markdown
 * as it takes. Both are the same thing: something learned.
 */
export type Form = (typeof FORMS)[number];

/** One of the further questions, as it was asked, and what was said to it. */
export interface Answered {
	question: string;
	answer: string;
}
