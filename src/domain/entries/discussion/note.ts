import { z } from 'zod';
import type { Kind } from '../kinds.ts';
import { MOST_QUOTED } from './anchor.ts';

/** Which entry is talked about. */
export interface Place {
	kind: Kind;
	number: number;
	/** One part of it alone, which has a page of its own: a card on a board. */
	at?: Spot;
}

/** A part that is talked about in one thread, away from the page of the entry. */
export interface Spot {
	/** `card.12` */
	part: string;
	/** The rest of the address of its page: `/board?card=…`. */
	page: string;
}

const around = z.string().max(MOST_QUOTED).default('');

/** What somebody says. Markdown of one line or a few; `@Amara Okonkwo` or `@[12]` names a person. */
const Said = z
	.string()
	.trim()
	.min(1, 'There is nothing in it yet.')
	.max(10_000, 'A note can be 10,000 characters at the most.');

/** A first note: about the words it names, or about all of it. */
export const NewThread = z.object({
	text: Said,
	part: z
		.string()
		.regex(/^(?:[a-zA-Z]{1,40}(?:\.\d{1,15})?)?$/, 'A part is called like narrative or timeline.12.')
		.default(''),
	quote: around,
	prefix: around,
	suffix: around,
	at: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

export const Reply = z.object({ text: Said });
export type Reply = z.output<typeof Reply>;

export const Resolution = z.object({ resolved: z.boolean() });

/** The same as forms send them, each with what it is done to. */
const Id = z.coerce.number().int().positive();
export const ReplyForm = Reply.extend({ thread: Id });
export const ChangedNote = Reply.extend({ comment: Id });
export const OneNote = z.object({ comment: Id });
export const OneThread = z.object({ thread: Id });
