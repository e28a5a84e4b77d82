import type { z } from 'zod';
import type { Told } from '#domain/stories/story.ts';

/** Mailboxes of `people.ts`; days are working days before today, so that the example is as old on every day. */
export interface WrittenQuestion {
	by: string;
	ago: number;
	text: string;
	/** What the author said, so many days ago; or that they passed it over. */
	answer?: { ago: number; text: string };
	declined?: number;
}

export interface WrittenCommitment {
	text: string;
	/** When the author reports back: before today, or after it where it is negative. */
	ago: number;
	report?: string;
}

export interface WrittenStory {
	by: string;
	/** The name of a team; null where it belongs to none. */
	team: string | null;
	ago: number;
	/** `{pm restore}` in a text is the number of that post-mortem of the example. */
	told: Omit<z.input<typeof Told>, 'postmortem'>;
	/** The key of the post-mortem that it belongs to. */
	postmortem?: string;
	/** Whom it speaks of, and who said yes to the author's face. */
	agreed?: string[];
	/** Whether what is done differently is a change that somebody looks after, and since when it is made. */
	changed?: { ago: number };
	/** Who recognised it, and whom it helped, with spaces between. */
	saw: string;
	helped?: string;
	questions?: WrittenQuestion[];
	commitments?: WrittenCommitment[];
}

/** Paragraphs, without the line breaks that only this file needs. */
export const paragraphs = (...all: string[]): string => all.join('\n\n');
