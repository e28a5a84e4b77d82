import { z } from 'zod';

const id = z.coerce.number().int().positive();

export const AskedQuestion = z.object({
	text: z
		.string()
		.trim()
		.min(1, 'Write what you would like to know.')
		.max(2_000, 'A question can be 2,000 characters at the most.'),
});
export type AskedQuestion = z.output<typeof AskedQuestion>;

export const QuestionAnswer = z.object({
	question: id,
	answer: z
		.string()
		.trim()
		.min(1, 'Write an answer, or pass the question over.')
		.max(10_000, 'An answer can be 10,000 characters at the most.'),
});
export type QuestionAnswer = z.output<typeof QuestionAnswer>;

export const OneQuestion = z.object({ question: id });

/** A question to the author as somebody sees it: all see what is answered, the two whom it is about see the rest. */
export interface ShownQuestion {
	id: number;
	text: string;
	by: { id: number; name: string };
	isMine: boolean;
	at: number;
	answer: string;
	/** A day. */
	answeredOn: string | null;
	declinedOn: string | null;
}

export const NewCommitment = z.object({
	text: z
		.string()
		.trim()
		.min(1, 'Say what you take on.')
		.max(2_000, 'What you take on can be 2,000 characters at the most.'),
	reportOn: z.iso.date('Give the day on which you report back, such as 2026-12-18.'),
});
export type NewCommitment = z.output<typeof NewCommitment>;

export const Report = z.object({
	commitment: id,
	report: z
		.string()
		.trim()
		.min(1, 'Say how it went. It may have gone badly.')
		.max(10_000, 'A report can be 10,000 characters at the most.'),
});
export type Report = z.output<typeof Report>;

export const OneCommitment = z.object({ commitment: id });

/** What the author takes on, for all its readers. */
export interface ShownCommitment {
	id: number;
	text: string;
	/** Days. */
	reportOn: string;
	report: string;
	reportedOn: string | null;
}
