import { z } from 'zod';
import { missing } from '#lib/errors.ts';
import { hrefOf, KINDS, reference, type Kind } from '../../entries/kinds.ts';
import { referencesIn } from '../../entries/references.ts';
import { aboutOf, Moved, NewShelf, Placing, WEEKS } from './shelf.ts';
import type { Shelf } from './shelves.server.ts';

/** A shelf as the API answers it. */
export const ShelfAnswer = z.object({
	slug: z.string(),
	name: z.string(),
	about: z.string(),
	href: z.string(),
	/** In its order, what whoever asks may read. */
	entries: z.array(
		z.object({
			kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
			number: z.int(),
			/** `S-12`, by which it is named in the addresses of this shelf. */
			reference: z.string(),
			href: z.string(),
			title: z.string(),
			/** Nobody, where it is told without a name. */
			authors: z.array(z.string()),
			team: z.string().nullable(),
			minutes: z.int(),
			/** On the Welcome shelf: the week of somebody's first months that it is for. */
			week: z.literal(WEEKS).nullable(),
			/** Why it stands here. */
			note: z.string(),
			/** Whether whoever asks has read it: nobody is told of anybody else. */
			read: z.boolean(),
		}),
	),
});

export function answerOfShelf(shelf: Shelf): z.input<typeof ShelfAnswer> {
	return {
		slug: shelf.slug,
		name: shelf.name,
		about: aboutOf(shelf),
		href: `/stories/shelves/${shelf.slug}`,
		entries: shelf.books.map(({ kind, number, title, authors, team, minutes, week, note, read }) => ({
			...{ kind, number, title, authors, team, minutes, note, read },
			week: WEEKS.find((one) => one === week) ?? null,
			reference: reference(kind, number),
			href: hrefOf(kind, number),
		})),
	};
}

/** What changes of a shelf; the rest stays. */
export const ShelfChange = NewShelf.extend({ about: NewShelf.shape.about.removeDefault() }).partial();

/** What changes of something that stands on one. */
export const StandingChange = z.object({
	week: Placing.shape.week.optional(),
	note: Placing.shape.note.removeDefault().optional(),
	/** A step up or down, or a place: 0 is the first. */
	to: Moved.shape.to.optional(),
});

/** What an address names by its number: `S-12`. */
export function whichIn(text: string | undefined): { kind: Kind; number: number } {
	const [found, ...others] = referencesIn([text ?? ''], () => false);
	return found && others.length === 0 ? found : missing('What stood there');
}
