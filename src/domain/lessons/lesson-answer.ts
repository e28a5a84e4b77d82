import { z } from 'zod';
import { hrefOf, reference } from '../entries/kinds.ts';
import { CHANGE_STATES } from './lesson.ts';
import type { ShownLesson } from './lesson-rows.server.ts';
import { LESSON_STATES, OUTCOMES } from './standing.ts';

const said = { helped: z.int(), saw: z.int(), changed: z.int() };

/** A lesson, for a program. */
export const LessonAnswer = z.object({
	id: z.int(),
	/** `L-318` */
	reference: z.string(),
	href: z.string(),
	text: z.string(),
	state: z.enum(LESSON_STATES),
	/** The id of the lesson that says it better, where you may see it. */
	supersededBy: z.int().nullable(),
	entry: z.object({
		reference: z.string(),
		title: z.string(),
		href: z.string(),
		publishedAt: z.iso.datetime().nullable(),
	}),
	authors: z.array(z.object({ id: z.int(), name: z.string() })),
	/** The slug of a team. */
	team: z.string().nullable(),
	/** Those that were not dropped. */
	changes: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			state: z.enum(CHANGE_STATES),
			outcome: z.enum(OUTCOMES).nullable(),
		}),
	),
	thanks: z.object({
		...said,
		mine: z.object({ helped: z.boolean(), saw: z.boolean(), changed: z.boolean() }),
	}),
	notes: z.int(),
	kept: z.boolean(),
});

export function answerOfLesson(lesson: ShownLesson): z.input<typeof LessonAnswer> {
	const { id, text, state, supersededBy, entry, authors, team, changes, thanks, comments, kept } = lesson;
	const { publishedAt } = entry;
	return {
		...{ id, text, state, supersededBy, thanks, kept },
		reference: `L-${id}`,
		href: `/lessons/${id}`,
		entry: {
			reference: reference(entry.kind, entry.number),
			title: entry.title,
			href: hrefOf(entry.kind, entry.number),
			publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		},
		authors: authors.map(({ id: of, name }) => ({ id: of, name })),
		team: team?.slug ?? null,
		changes: changes.map(({ id: of, text: what, state: how, outcome }) => ({
			id: of,
			text: what,
			state: how,
			outcome,
		})),
		notes: comments,
	};
}
