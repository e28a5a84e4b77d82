import { z } from 'zod';
import { cursorOf } from '#lib/cursor.ts';
import { isoTime } from '#lib/dates.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { CHANGE_STATES } from '../lessons/lesson.ts';
import { PLACE, WAYS, type Listed } from './row.ts';
import type { Story } from './stories.server.ts';
import { FORMS } from './story.ts';
import { Content } from './telling.ts';

const Moment = z.iso.datetime();

/** A story as the API answers it. */
export const StoryAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	uid: z.string(),
	href: z.string(),
	version: z.int(),
	createdAt: Moment.nullable(),
	updatedAt: Moment.nullable(),
	/** Null while it is a draft, and where it is told without a name: `month` is all that is known of when. */
	publishedAt: Moment.nullable(),
	month: z.string().nullable(),
	mayEdit: z.boolean(),
	authors: z.array(z.string()),
	/** The slug of a team. */
	team: z.string().nullable(),
	visibility: z.enum(VISIBILITIES),
	...Content.shape,
	/** What was learned, as others meet it: `L-318`. */
	lesson: z.object({ id: z.int(), text: z.string() }).nullable(),
	changes: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			owner: z.string(),
			state: z.enum(CHANGE_STATES),
			due: z.iso.date().nullable(),
		}),
	),
});

export function answerOf({ entry, content, sharing, mayEdit }: Story): z.input<typeof StoryAnswer> {
	const { lesson, changes, month, ...written } = content;
	const known = (at: number | null) => (month === null ? isoTime(at) : null);
	return {
		number: entry.number,
		reference: reference('story', entry.number),
		uid: entry.uid,
		href: hrefOf('story', entry.number),
		version: entry.version,
		createdAt: known(entry.createdAt),
		updatedAt: known(entry.updatedAt),
		publishedAt: known(entry.publishedAt),
		month,
		mayEdit,
		authors: month === null ? sharing.authors : [],
		team: sharing.team,
		visibility: sharing.visibility,
		...written,
		lesson: lesson && { id: lesson.id, text: lesson.text },
		changes: changes.map(({ id, text, owner, state, due }) => ({ id, text, owner, state, due })),
	};
}

export const Listing = z.object({
	by: z.enum(WAYS).default('new'),
	/** `next` of the page before. */
	cursor: cursorOf(PLACE),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export const ListedAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	href: z.string(),
	form: z.enum(FORMS),
	title: z.string(),
	authors: z.array(z.object({ id: z.int(), name: z.string() })),
	team: z.string().nullable(),
	lesson: z.string(),
	minutes: z.int(),
	/** From three on; null below that. */
	recognised: z.int().nullable(),
	publishedAt: Moment.nullable(),
	/** `November 2026` where it is told without a name. */
	month: z.string().nullable(),
});

export function listedOf({ id: _, ...row }: Listed): z.input<typeof ListedAnswer> {
	return {
		...row,
		reference: reference('story', row.number),
		href: hrefOf('story', row.number),
		authors: row.authors.map(({ id, name }) => ({ id, name })),
		team: row.team?.slug ?? null,
		publishedAt: isoTime(row.publishedAt),
	};
}
