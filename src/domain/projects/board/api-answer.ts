import { z } from 'zod';
import type { Card, Changes } from './board.ts';
import { OUTCOMES } from './card.ts';

/** A card as the API answers it. */
export const CardAnswer = z.object({
	uid: z.string(),
	/** The id of its column. */
	column: z.int(),
	/** Cards of a column stand in the order of these texts. */
	place: z.string(),
	title: z.string(),
	/** Markdown, and the same as HTML. */
	body: z.string(),
	html: z.string(),
	steps: z.array(z.object({ text: z.string(), done: z.boolean() })),
	labels: z.array(z.string()),
	due: z.iso.date().nullable(),
	/** What it taught, which is a lesson of the project: `L-318`. */
	learned: z.string(),
	lesson: z.int().nullable(),
	outcome: z.enum(OUTCOMES).nullable(),
	people: z.array(z.object({ id: z.int(), name: z.string() })),
	/** When it came to its column. */
	enteredAt: z.iso.datetime(),
	/** How much was said about it. */
	comments: z.int(),
	/** Where it waits for somebody: what one who is not on it said last. */
	answer: z.object({ by: z.object({ id: z.int(), name: z.string() }), words: z.string() }).nullable(),
});

export const ChangesAnswer = z.object({
	/** Send it as `since` to hear what is done after it. */
	change: z.int(),
	/** The board was brought back from an earlier day: this is all of it. */
	restarted: z.boolean(),
	columns: z.array(
		z.object({
			id: z.int(),
			name: z.string(),
			about: z.string(),
			/** More than so many are told, never refused. */
			most: z.int().nullable(),
			learns: z.boolean(),
			/** A card that comes here waits for somebody. */
			waits: z.boolean(),
		}),
	),
	cards: z.array(CardAnswer),
	/** Hours that its people chose to tell of. */
	hours: z.object({ spent: z.int().nullable(), meant: z.int().nullable() }),
	/** Uids of cards that were taken away. */
	removed: z.array(z.string()),
});

export const Since = z.object({ since: z.coerce.number().int().min(0).default(0) });

export function answerOf({ columnId, lessonId, html, enteredAt, ...card }: Card): z.input<typeof CardAnswer> {
	const at = new Date(enteredAt).toISOString();
	return { ...card, column: columnId, lesson: lessonId, html: html ?? '', enteredAt: at };
}

export function changesOf({ columns, cards, removed, ...rest }: Changes): z.input<typeof ChangesAnswer> {
	return { ...rest, columns: [...columns], cards: cards.map(answerOf), removed: [...removed] };
}
