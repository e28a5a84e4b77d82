import type { Glaze } from '../accounts/person.ts';
import type { Form } from './story.ts';

export const WAYS = ['new', 'recognised', 'leaders', 'team'] as const;
/** In which order, or which of them: told last; recognised by most; by those who lead; of one's own teams. */
export type Way = (typeof WAYS)[number];

/** Of fewer, a number is nearly a name. */
export const FEWEST_SHOWN = 3;

/** A story as lists show it. */
export interface Listed {
	/** Of its entry. */
	id: number;
	number: number;
	title: string;
	form: Form;
	/** Nobody where it is told without a name. `line` is their team, `Leads` it or not; it may be empty. */
	authors: { id: number; name: string; line: string }[];
	team: { slug: string; name: string; glaze: Glaze } | null;
	/** Plain text; empty where nothing was learned in so many words. */
	lesson: string;
	/** To read, or to listen. */
	minutes: number;
	/** How many people recognised it, from three on; null below that. */
	recognised: number | null;
	/** Null of a draft, and of what is told without a name. */
	publishedAt: number | null;
	/** `November 2026` where it is told without a name; null for all others. */
	month: string | null;
}

/** Where a list was read up to, as its `next` tells it. */
export const PLACE = /^(\d{1,9})\.(\d{1,15})\.(\d{1,12})$/;
